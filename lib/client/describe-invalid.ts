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
    return control.type === "checkbox" ? "Please tick this box." : "Please fill this in.";
  }
  if (validity.typeMismatch) {
    return control.type === "email"
      ? "Enter a full e-mail address, such as name@example.com."
      : "Enter a full web address, such as https://example.com.";
  }
  if (validity.tooShort && "minLength" in control) {
    return `Use at least ${control.minLength} characters.`;
  }
  if (validity.patternMismatch && control.title) return control.title;
  // Rare ones (a number out of range): the browser's own sentence.
  return control.validationMessage;
}
