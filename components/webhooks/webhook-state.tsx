import type { DisabledReason, Webhook } from "@linkdesk/contract/webhooks.ts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { errorText } from "@/lib/client/api";
import { fullTime } from "@/lib/client/time";
import { showToast } from "@/lib/client/toasts";
import { usePatchWebhook } from "@/lib/client/webhooks/use-webhooks";

const WHY_OFF = {
  gone: "Your server answered that this address is permanently gone (410), so we turned the webhook off.",
  failing: "Every delivery failed for three days, so we turned the webhook off.",
} satisfies Record<DisabledReason, string>;

/** What is not as it should be, and what it is told. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const { enabled, disabledReason, failingSince, previousSecretExpiresAt } = webhook;
  return (
    <>
      {!enabled && <IsOff webhook={webhook} why={disabledReason && WHY_OFF[disabledReason]} />}
      {enabled && failingSince && (
        <Notice tone="warning">
          <span>Deliveries are failing. The first failure was </span>
          <RelativeTime iso={failingSince} />
          <span>
            . We try each delivery again for about a day. If every delivery fails for three days,
            the webhook is turned off.
          </span>
        </Notice>
      )}
      <dl className="space-y-2 text-sm">
        <Fact label="Events">
          {webhook.events.map((event) => (
            <code key={event} className="block font-mono text-[13px]">
              {event}
            </code>
          ))}
        </Fact>
        <Fact label="Inbox">{webhook.inbox?.name ?? "Every inbox"}</Fact>
        {previousSecretExpiresAt && (
          <Fact label="Secret">{`We also sign with the previous secret until ${fullTime(previousSecretExpiresAt)}.`}</Fact>
        )}
      </dl>
    </>
  );
}

function IsOff({ webhook, why }: { webhook: Webhook; why: string | null }) {
  const { mutate, isPending } = usePatchWebhook(webhook.id);
  const turnOn = () =>
    mutate(
      { enabled: true },
      { onError: (error) => showToast({ tone: "danger", text: errorText(error) }) },
    );
  return (
    <Notice tone="warning">
      <p>{why ?? "This webhook is off. It receives no events."}</p>
      <Button size="sm" className="mt-2" busy={isPending} onClick={turnOn}>
        Turn on
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
