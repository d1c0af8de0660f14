"use client";

import { Webhook as WebhookIcon } from "lucide-react";
import { ManagedListPage } from "@/components/shell/managed-list-page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { useWebhooks } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { CreateWebhookDialog } from "./create-webhook-dialog.tsx";
import { FailedEvents } from "./failed-events.tsx";
import { FailedJobs } from "./failed-jobs.tsx";
import { WebhookRow } from "./webhook-row.tsx";

/** The webhooks of the workspace. */
export function WebhooksPage() {
  return (
    <ManagedListPage
      title={t("page.title")}
      lead={t.rich("page.lead", {
        guide: (words) => (
          <a href="/docs/webhooks" className="text-accent-text underline">
            {words}
          </a>
        ),
      })}
      mayManage={useMay("webhook.manage")}
      adminsOnly={t("page.adminsOnly")}
      newLabel={t("page.new")}
      list={(onCreate) => (
        <>
          <FailedEvents />
          <FailedJobs />
          <WebhookList onCreate={onCreate} />
        </>
      )}
      dialog={(state) => <CreateWebhookDialog {...state} />}
    />
  );
}

function WebhookList({ onCreate }: { onCreate: () => void }) {
  const webhooks = useWebhooks(true);
  if (webhooks.isPending) {
    return (
      <div role="status" className="space-y-3">
        <span className="sr-only">{t("page.loading")}</span>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    );
  }
  if (!webhooks.data) {
    return (
      <LoadError
        title={t("page.loadError")}
        error={webhooks.error}
        onRetry={() => void webhooks.refetch()}
      />
    );
  }
  if (webhooks.data.length === 0) {
    return (
      <EmptyState
        icon={WebhookIcon}
        title={t("page.emptyTitle")}
        action={<Button onClick={onCreate}>{t("page.emptyButton")}</Button>}
      >
        {t("page.empty")}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {webhooks.data.map((webhook) => (
        <WebhookRow key={webhook.id} webhook={webhook} />
      ))}
    </ul>
  );
}
