import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fullTime } from "@/lib/client/time";

const MAX_CHARS = 100;

/** A field for a time in words, and below it the time that they name. */
export function TimeField({
  label,
  hint,
  error,
  words,
  onWords,
  at,
  required = false,
}: {
  label: string;
  hint: string;
  error: string | null;
  words: string;
  onWords: (words: string) => void;
  /** What the words name; null: no time. */
  at: Date | null;
  required?: boolean;
}) {
  return (
    <>
      <Field label={label} name="when" hint={hint} error={error}>
        {(control) => (
          <Input
            {...control}
            required={required}
            autoComplete="off"
            maxLength={MAX_CHARS}
            value={words}
            onChange={(event) => onWords(event.target.value)}
          />
        )}
      </Field>
      <p role="status" className="min-h-5 font-medium text-sm">
        {at ? fullTime(at.toISOString()) : ""}
      </p>
    </>
  );
}
