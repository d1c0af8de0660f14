"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { errorText } from "@/lib/client/api";
import { showToast } from "@/lib/client/toasts";
import { useFailedEvents, useRetryFailedEvents } from "@/lib/client/webhooks/use-failed-events";
import { t } from "@/lib/texts/webhooks";

/** Events that could not be processed, and a way to process them again. Nothing while there are none. */
export function FailedEvents() {
  const events = useFailedEvents(true);
  const retry = useRetryFailedEvents();
  if (!events.data || events.data.items.length === 0) return null;
  const count = events.data.items.length;
  const run = () =>
    retry.mutate(undefined, {
      onSuccess: () => showToast({ text: t("failed.retrying") }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <div className="mb-6 space-y-3">
      <Notice tone="danger">
        {events.data.hasMore ? t("failed.many", { count }) : t("failed.some", { count })}
      </Notice>
      <Disclosure title={t("failed.details")}>
        <ul className="space-y-3">
          {events.data.items.map(({ id, sentence, at, error }) => (
            <li key={id}>
              {sentence}{" "}
              <span className="text-muted">
                <RelativeTime iso={at} />
              </span>
              <code className="mt-0.5 block text-muted text-xs [overflow-wrap:anywhere]">
                {error}
              </code>
            </li>
          ))}
        </ul>
      </Disclosure>
      <Button size="sm" onClick={run} disabled={retry.isPending}>
        {t("tryAgain")}
      </Button>
    </div>
  );
}
