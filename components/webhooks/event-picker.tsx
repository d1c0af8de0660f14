import { WEBHOOK_GROUPS, type WebhookEvent } from "@linkdesk/contract/webhook-events.ts";
import { useId } from "react";
import { FieldError } from "@/components/ui/field-error";
import { t } from "@/lib/texts/webhooks";

/** Which events it is told of, in groups, each with what it means. */
export function EventPicker({
  chosen,
  error,
}: {
  chosen: ReadonlySet<WebhookEvent>;
  error?: string;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-4">
      {WEBHOOK_GROUPS.map(({ name, events }) => (
        <fieldset
          key={name}
          className="min-w-0"
          aria-describedby={error ? `${id}-error` : undefined}
        >
          <legend className="mb-1.5 font-medium text-[13px]">{t(`events.groups.${name}`)}</legend>
          <div className="flex flex-col gap-2">
            {events.map((event: WebhookEvent) => (
              <label key={event} className="flex items-start gap-2.5">
                <input
                  type="checkbox"
                  name="events"
                  value={event}
                  defaultChecked={chosen.has(event)}
                  className="mt-1 size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0 text-sm">
                  <span>{t(`events.${event}`)}</span>
                  <code className="block break-all font-mono text-muted text-xs">{event}</code>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}
