"use client";

import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import { ArrowLeft, SearchX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/client/api";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { useWebhook } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { DeliveryList } from "./delivery-list.tsx";
import { TestEvent } from "./test-event.tsx";
import { WebhookMenu } from "./webhook-menu.tsx";
import { WebhookBadge } from "./webhook-row.tsx";
import { WebhookState } from "./webhook-state.tsx";

/** One webhook: whether it works, what was sent, what to change. */
export function WebhookPage({ id }: { id: string }) {
  const mayManage = useMay("webhook.manage");
  const query = useWebhook(id, mayManage);
  const back = (
    <Link
      href="/settings/webhooks"
      className="-ms-1 mb-4 inline-flex items-center gap-1.5 rounded px-1 text-muted text-sm hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
      {t("page.title")}
    </Link>
  );
  if (query.data) return <LoadedWebhook webhook={query.data} back={back} />;
  const isMissing = query.error instanceof ApiError && [400, 404].includes(query.error.status);
  return (
    <PageFrame title={t("webhook.title")} back={back}>
      {!mayManage && <Notice>{t("page.adminsOnly")}</Notice>}
      {mayManage && query.isPending && (
        <div role="status">
          <span className="sr-only">{t("webhook.loading")}</span>
          <Skeleton className="h-64 rounded-card" />
        </div>
      )}
      {isMissing && (
        <EmptyState
          icon={SearchX}
          title={t("webhook.missingTitle")}
          action={<ButtonLink href="/settings/webhooks">{t("webhook.missingButton")}</ButtonLink>}
        >
          {t("webhook.missing")}
        </EmptyState>
      )}
      {query.isError && !isMissing && (
        <LoadError
          title={t("webhook.loadError")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
    </PageFrame>
  );
}

function LoadedWebhook({ webhook, back }: { webhook: Webhook; back: ReactNode }) {
  return (
    <PageFrame
      back={back}
      title={
        <span className="flex items-center gap-3">
          <span className="min-w-0 [overflow-wrap:anywhere]" dir="auto">
            {webhook.description || new URL(webhook.url).host}
          </span>
          <WebhookBadge webhook={webhook} />
        </span>
      }
      lead={<span className="[overflow-wrap:anywhere]">{webhook.url}</span>}
      action={<WebhookMenu webhook={webhook} />}
    >
      <div className="flex flex-col gap-6">
        <WebhookState webhook={webhook} />
        <TestEvent webhook={webhook} />
        <DeliveryList webhook={webhook} />
      </div>
    </PageFrame>
  );
}
