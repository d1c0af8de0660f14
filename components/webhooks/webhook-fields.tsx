import { WEBHOOK_EVENT_NAMES, WEBHOOK_GROUPS } from "@linkdesk/contract/webhook-events.ts";
import {
  type CreateWebhookBody,
  MAX_DESCRIPTION_CHARS,
  type Webhook,
} from "@linkdesk/contract/webhooks.ts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type FieldErrors, textOf } from "@/lib/client/form-errors";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { withProtocol } from "@/lib/client/inboxes/website-address";
import { t } from "@/lib/texts/webhooks";
import { EventPicker } from "./event-picker.tsx";

export const WEBHOOK_FIELDS = ["url", "description", "events", "inboxId"] as const;

const OFFERED = new Set([WEBHOOK_GROUPS[0].events[0]]);

/** Where it goes, what it is told, and of which inbox; for a form around it. */
export function WebhookFields({ webhook, errors }: { webhook?: Webhook; errors: FieldErrors }) {
  const inboxes = useInboxes();
  return (
    <>
      <Field label={t("fields.url")} name="url" error={errors.url} hint={t("fields.urlHint")}>
        {(control) => (
          <Input
            {...control}
            defaultValue={webhook?.url}
            required
            inputMode="url"
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            maxLength={2048}
            placeholder="https://example.com/webhooks/linkdesk"
          />
        )}
      </Field>
      <Field label={t("fields.name")} name="description" error={errors.description}>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            defaultValue={webhook?.description}
            autoComplete="off"
            maxLength={MAX_DESCRIPTION_CHARS}
            placeholder={t("fields.nameExample")}
          />
        )}
      </Field>
      <EventPicker chosen={webhook ? new Set(webhook.events) : OFFERED} error={errors.events} />
      <Field label={t("fields.inbox")} name="inboxId" error={errors.inboxId}>
        {(control) => (
          // Its options come later than the form: with the key, the chosen one is chosen then too.
          <Select
            {...control}
            key={inboxes.data?.length ?? 0}
            defaultValue={webhook?.inbox?.id ?? ""}
            options={[
              { value: "", label: t("fields.everyInbox") },
              ...(inboxes.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []),
            ]}
          />
        )}
      </Field>
    </>
  );
}

/** What somebody filled in. */
export function readWebhookForm(element: HTMLFormElement): CreateWebhookBody {
  const form = new FormData(element);
  const events = form.getAll("events");
  return {
    url: withProtocol(textOf(form, "url")),
    description: textOf(form, "description"),
    events: WEBHOOK_EVENT_NAMES.filter((name) => events.includes(name)),
    inboxId: textOf(form, "inboxId") || null,
  };
}
