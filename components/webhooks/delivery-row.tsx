import type { Delivery, DeliveryState, Webhook } from "@linkdesk/contract/webhooks.ts";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { fullTime } from "@/lib/client/time";
import { showToast } from "@/lib/client/toasts";
import { useDelivery, useResendDelivery } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { Body } from "./delivery-body.tsx";

const TONES = {
  pending: "neutral",
  delivered: "success",
  failed: "warning",
} as const satisfies Record<DeliveryState, string>;

/** One delivery; what was sent and answered opens below it. */
export function DeliveryRow({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-control py-3 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90 rtl:-scale-x-100"
          />
          <code className="min-w-0 flex-1 truncate font-mono text-[13px]">{delivery.event}</code>
          <span className="text-[13px] text-muted max-sm:hidden">{outcome(delivery)}</span>
          <Badge tone={TONES[delivery.state]}>{t(`states.${delivery.state}`)}</Badge>
          <RelativeTime
            iso={delivery.createdAt}
            style="short"
            className="w-12 shrink-0 pe-1 text-end text-[13px] text-muted"
          />
        </summary>
        {isOpen && <Facts webhook={webhook} delivery={delivery} />}
      </details>
    </li>
  );
}

/** Such as "200 · 31 ms"; empty before the first attempt. */
function outcome({ lastStatus, lastDurationMs }: Delivery): string {
  const duration =
    lastDurationMs === null ? null : t("delivery.duration", { milliseconds: lastDurationMs });
  return [lastStatus, duration].filter((part) => part !== null).join(" · ");
}

function Facts({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const { data, error, refetch } = useDelivery(webhook.id, delivery);
  const { attempts, lastError, nextAttemptAt, lastAttemptAt } = delivery;
  const made = lastAttemptAt
    ? t("delivery.attemptsUntil", { count: attempts, last: fullTime(lastAttemptAt) })
    : t("delivery.attempts", { count: attempts });
  return (
    <div className="mb-4 flex flex-col gap-3 rounded-card bg-sunken px-4 py-3 text-[13px] sm:ms-7">
      {lastError && <p className="text-danger-text">{lastError}</p>}
      <p className="text-muted">
        {delivery.state === "pending" && nextAttemptAt
          ? t("delivery.nextAttempt", { made, next: fullTime(nextAttemptAt) })
          : made}
      </p>
      <p className="text-muted sm:hidden">{outcome(delivery)}</p>
      <p className="text-muted [overflow-wrap:anywhere]">
        {t("delivery.id")} <code className="font-mono">{delivery.eventId}</code>
      </p>
      {error && !data && (
        <p role="alert">
          <span>{`${errorText(error)} `}</span>
          <button
            type="button"
            className="text-accent-text underline"
            onClick={() => void refetch()}
          >
            {t("tryAgain")}
          </button>
        </p>
      )}
      {!data && !error && <Skeleton className="h-24" />}
      {data?.payload && <Body title={t("delivery.sent")} text={data.payload} />}
      {data && !data.payload && (
        <p>
          {attempts === 0 || delivery.state === "pending"
            ? t("delivery.notSent")
            : t("delivery.deleted")}
        </p>
      )}
      {data?.response && <Body title={t("answer")} text={data.response} />}
      {(data?.payload || attempts === 0) && delivery.event !== "ping" && (
        <Resend webhook={webhook} delivery={delivery} />
      )}
    </div>
  );
}

function Resend({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const { mutate, isPending } = useResendDelivery(webhook.id);
  const resend = () =>
    mutate(delivery.id, {
      onSuccess: () => showToast({ text: t("delivery.resent") }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size="sm" busy={isPending} disabled={!webhook.enabled} onClick={resend}>
        {delivery.state === "pending" ? t("delivery.sendNow") : t("delivery.sendAgain")}
      </Button>
      {!webhook.enabled && <span className="text-muted">{t("delivery.isOff")}</span>}
    </div>
  );
}
