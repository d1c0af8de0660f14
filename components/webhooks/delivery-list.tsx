"use client";

import {
  DELIVERED_KEPT_DAYS,
  DELIVERY_STATES,
  type DeliveryState,
  FAILED_KEPT_DAYS,
  type Webhook,
} from "@linkdesk/contract/webhooks.ts";
import { Inbox } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useDeliveries } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { DeliveryRow } from "./delivery-row.tsx";

const STATES = ["all", ...DELIVERY_STATES] as const;

/** What was sent, newest first; current while it is looked at. */
export function DeliveryList({ webhook }: { webhook: Webhook }) {
  const [state, setState] = useState<DeliveryState | "all">("all");
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries" className="mb-1 font-semibold text-base tracking-tight">
        {t("deliveries.title")}
      </h2>
      <p className="mb-4 text-[13px] text-muted">
        {t("deliveries.lead", { delivered: DELIVERED_KEPT_DAYS, failed: FAILED_KEPT_DAYS })}
      </p>
      <Segmented
        legend={t("deliveries.show")}
        options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        value={state}
        onChange={setState}
      />
      <div className="mt-4">
        <Deliveries webhook={webhook} state={state === "all" ? "" : state} />
      </div>
    </section>
  );
}

function Deliveries({ webhook, state }: { webhook: Webhook; state: DeliveryState | "" }) {
  const list = useDeliveries(webhook.id, state);
  if (list.isPending) {
    return (
      <div role="status" className="space-y-3">
        <span className="sr-only">{t("deliveries.loading")}</span>
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
      </div>
    );
  }
  if (!list.data) {
    return (
      <LoadError
        title={t("deliveries.loadError")}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  const deliveries = list.data.pages.flatMap((page) => page.items);
  if (deliveries.length === 0) {
    return (
      <EmptyState
        icon={Inbox}
        title={state === "" ? t("deliveries.emptyTitle") : t("deliveries.noneTitle")}
      >
        {state === "" ? t("deliveries.empty") : t("deliveries.none")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y divide-line">
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} webhook={webhook} delivery={delivery} />
        ))}
      </ul>
      {list.isFetchNextPageError && (
        <p role="alert" className="mt-4 text-center text-danger-text text-sm">
          {t("deliveries.moreError")}
        </p>
      )}
      {list.hasNextPage && (
        <div className="mt-6 text-center">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("deliveries.more")}
          </Button>
        </div>
      )}
    </>
  );
}
