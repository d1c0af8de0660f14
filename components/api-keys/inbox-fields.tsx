import { useId } from "react";
import { FieldError } from "@/components/ui/field-error";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { t } from "@/lib/texts/api-keys";

/** Which inboxes the key may access: all, or chosen ones. */
export function InboxFields({
  isLimited,
  onChange,
  error,
}: {
  isLimited: boolean;
  onChange: (isLimited: boolean) => void;
  error?: string;
}) {
  const errorId = useId();
  const inboxes = useInboxes();
  const choice = (limited: boolean, label: string) => (
    <label className="flex items-center gap-2.5 text-sm">
      <input
        type="radio"
        name="limited"
        checked={isLimited === limited}
        onChange={() => onChange(limited)}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  );
  return (
    <fieldset className="min-w-0" aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1.5 font-medium text-[13px]">{t("create.inboxes")}</legend>
      <div className="flex flex-col gap-2">
        {choice(false, t("create.every"))}
        {choice(true, t("create.some"))}
        {isLimited && (
          <div className="ms-6.5 flex flex-col gap-2">
            {inboxes.data?.map(({ id, name }) => (
              <label key={id} className="flex items-center gap-2.5 text-sm">
                <input
                  type="checkbox"
                  name="inboxIds"
                  value={id}
                  className="size-4 shrink-0 accent-accent"
                />
                <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
                  {name}
                </span>
              </label>
            ))}
          </div>
        )}
      </div>
      {error && (
        <div className="mt-1.5">
          <FieldError id={errorId}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  );
}
