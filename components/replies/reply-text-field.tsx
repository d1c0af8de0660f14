import { REPLY_VARIABLES, type ReplyVariable } from "@linkdesk/contract/fill-variables.ts";
import { MAX_MESSAGE_CHARS } from "@linkdesk/contract/limits.ts";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { insertText } from "@/lib/client/replies/insert-text";
import { t } from "@/lib/texts/replies";

/** As it is inserted: what is often unknown shows how to write something else then. */
function written(name: ReplyVariable): string {
  const fallback = name === "contact.first_name" ? ` | ${t("form.there")}` : "";
  return `{{${name}${fallback}}}`;
}

/** The text of a saved reply, with buttons that insert variables at the caret. */
export function ReplyTextField({
  text,
  onChange,
  error,
}: {
  text: string;
  onChange: (text: string) => void;
  error?: string;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("form.text")} name="text" error={error}>
        {(control) => (
          <Textarea
            {...control}
            ref={area}
            dir="auto"
            required
            rows={6}
            maxLength={MAX_MESSAGE_CHARS}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            placeholder={t("form.textExample")}
          />
        )}
      </Field>
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-[13px] text-muted">{t("form.variables")}</legend>
        <div className="flex flex-wrap gap-1.5">
          {REPLY_VARIABLES.map((name) => (
            <Button
              key={name}
              size="sm"
              onClick={() => area.current && insertText(area.current, written(name))}
            >
              {t(`variables.${name}`)}
            </Button>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
