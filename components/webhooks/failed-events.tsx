"use client";

import { errorText } from "@/lib/client/api";
import { showToast } from "@/lib/client/toasts";
import { useFailedEvents, useRetryFailedEvents } from "@/lib/client/webhooks/use-failed-events";
import { t } from "@/lib/texts/webhooks";
import { FailedList } from "./failed-list.tsx";

/** Events that could not be processed, and a way to process them again. Nothing while there are none. */
export function FailedEvents() {
  const events = useFailedEvents(true);
  const retry = useRetryFailedEvents();
  if (!events.data || events.data.items.length === 0) return null;
  const { items, hasMore } = events.data;
  const count = items.length;
  const run = () =>
    retry.mutate(undefined, {
      onSuccess: () => showToast({ text: t("failed.retrying") }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  const title = hasMore ? t("failed.many", { count }) : t("failed.some", { count });
  return <FailedList title={title} items={items} isBusy={retry.isPending} onRetry={run} />;
}
