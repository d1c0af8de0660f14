"use client";

import { Plus, Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { useWebhooks } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { CreateWebhookDialog } from "./create-webhook-dialog.tsx";
import { FailedEvents } from "./failed-events.tsx";
import { WebhookRow } from "./webhook-row.tsx";

/** Which of the business's own servers are told what happens. */
export function WebhooksPage() {
  const mayManage = useMay("webhook.manage");
  const [isCreating, setCreating] = useState(false);
  return (
    <PageFrame
      title={t("page.title")}
      lead={t.rich("page.lead", {
        guide: (words) => (
          <a href="/docs/webhooks" className="text-accent-text underline">
            {words}
          </a>
        ),
      })}
      action={
        mayManage && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden="true" className="size-4" />
            {t("page.new")}
          </Button>
        )
      }
    >
      {mayManage ? (
        <>
          <FailedEvents />
          <WebhookList onCreate={() => setCreating(true)} />
        </>
      ) : (
        <Notice>{t("page.adminsOnly")}</Notice>
      )}
      <CreateWebhookDialog open={isCreating} onClose={() => setCreating(false)} />
    </PageFrame>
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
