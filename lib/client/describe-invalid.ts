import { t } from "@/lib/texts/ui";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The named fields of a form that break a constraint of theirs, in order, with what to do. */
export function describeInvalid(
  form: HTMLFormElement,
): { name: string; control: Control; text: string }[] {
  return [...form.elements].flatMap((element) => {
    const control = element as Control;
    if (!control.name || !control.willValidate || control.validity.valid) return [];
    return [{ name: control.name, control, text: remedyFor(control) }];
  });
}

function remedyFor(control: Control): string {
  const { validity } = control;
  if (validity.valueMissing) {
    return control.type === "checkbox" ? t("invalid.unticked") : t("invalid.empty");
  }
  if (validity.typeMismatch) {
    return control.type === "email" ? t("invalid.email") : t("invalid.url");
  }
  if (validity.tooShort && "minLength" in control) {
    return t("invalid.tooShort", { count: control.minLength });
  }
  if (validity.patternMismatch && control.title) return control.title;
  // Rare ones (a number out of range): the browser's own sentence.
  return control.validationMessage;
}
