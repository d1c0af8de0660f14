import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { errorText } from "@/lib/client/api";
import { fullTime } from "@/lib/client/time";
import { showToast } from "@/lib/client/toasts";
import { usePatchWebhook } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";

/** What is not as it should be, and what it is told. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const { enabled, disabledReason, failingSince, previousSecretExpiresAt } = webhook;
  return (
    <>
      {!enabled && <IsOff webhook={webhook} why={t(`off.${disabledReason ?? "byHand"}`)} />}
      {enabled && failingSince && (
        <Notice tone="warning">
          {t.rich("failing", { since: () => <RelativeTime iso={failingSince} /> })}
        </Notice>
      )}
      <dl className="space-y-2 text-sm">
        <Fact label={t("facts.events")}>
          {webhook.events.map((event) => (
            <code key={event} className="block font-mono text-[13px]">
              {event}
            </code>
          ))}
        </Fact>
        <Fact label={t("facts.inbox")}>{webhook.inbox?.name ?? t("fields.everyInbox")}</Fact>
        {previousSecretExpiresAt && (
          <Fact label={t("facts.secret")}>
            {t("facts.previousSecret", { until: fullTime(previousSecretExpiresAt) })}
          </Fact>
        )}
      </dl>
    </>
  );
}

function IsOff({ webhook, why }: { webhook: Webhook; why: string }) {
  const { mutate, isPending } = usePatchWebhook(webhook.id);
  const turnOn = () =>
    mutate(
      { enabled: true },
      { onError: (error) => showToast({ tone: "danger", text: errorText(error) }) },
    );
  return (
    <Notice tone="warning">
      <p>{why}</p>
      <Button size="sm" className="mt-2" busy={isPending} onClick={turnOn}>
        {t("turnOn")}
      </Button>
    </Notice>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="sm:flex sm:gap-4">
      <dt className="shrink-0 text-muted sm:w-28">{label}</dt>
      <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
