"use client";

import { errorText } from "@/lib/client/api";
import { showToast } from "@/lib/client/toasts";
import { useFailedJobs, useRetryFailedJobs } from "@/lib/client/webhooks/use-failed-jobs";
import { t } from "@/lib/texts/webhooks";
import { FailedList } from "./failed-list.tsx";

/** Jobs that gave up, such as mails that could not be sent, and a way to run them again. */
export function FailedJobs() {
  const jobs = useFailedJobs();
  const retry = useRetryFailedJobs();
  if (!jobs.data || jobs.data.items.length === 0) return null;
  const { items, hasMore } = jobs.data;
  const count = items.length;
  const run = () =>
    retry.mutate(undefined, {
      onSuccess: () => showToast({ text: t("failedJobs.retrying") }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  const title = hasMore ? t("failedJobs.many", { count }) : t("failedJobs.some", { count });
  return <FailedList title={title} items={items} isBusy={retry.isPending} onRetry={run} />;
}
