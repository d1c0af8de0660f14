import { cx } from "@/components/ui/cx";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { colorAdvice, isHexColor } from "@/lib/client/inboxes/contrast";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inboxes";

const SWATCHES = ["#3355ee", "#0f766e", "#15803d", "#b45309", "#c2255c", "#7c3aed", "#111827"];

/** The colour of the chat, with a word on whether text on it can be read. */
export function ColorField({
  form,
  value,
  onChange,
}: {
  form: InboxForm;
  value: string;
  onChange: (color: string) => void;
}) {
  const isColor = isHexColor(value);
  const error = form.errors["settings.appearance.color"];
  const advice = colorAdvice(value);
  return (
    <div>
      <Field label={t("color.label")} name="color" error={isColor ? error : t("color.wrong")}>
        {(control) => (
          <div className="flex flex-wrap items-center gap-2.5">
            <input
              type="color"
              aria-label={t("color.pick")}
              value={isColor ? value.toLowerCase() : "#000000"}
              onChange={(event) => onChange(event.target.value)}
              className="h-10 w-12 rounded-control border border-line-strong bg-surface p-1"
            />
            <Input
              {...control}
              value={value}
              maxLength={7}
              spellCheck={false}
              onChange={(event) => onChange(event.target.value)}
              className="!w-28 font-mono"
            />
            <span className="flex gap-2">
              {SWATCHES.map((color) => (
                <button
                  key={color}
                  type="button"
                  aria-label={t("color.use", { color })}
                  aria-pressed={color === value.toLowerCase()}
                  onClick={() => onChange(color)}
                  style={{ backgroundColor: color }}
                  className={cx(
                    "size-6 rounded-full ring-offset-2 ring-offset-surface transition-shadow",
                    color === value.toLowerCase()
                      ? "ring-2 ring-ink"
                      : "hover:ring-2 hover:ring-line-strong",
                  )}
                />
              ))}
            </span>
          </div>
        )}
      </Field>
      <div role="status" className="mt-2 empty:hidden">
        {advice.length > 0 && <Notice tone="warning">{advice.join(" ")}</Notice>}
      </div>
    </div>
  );
}
