"use client";

import { IdCard } from "lucide-react";
import { PageFrame } from "@/components/shell/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useCardSource } from "@/lib/client/contact-cards/use-contact-cards";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/contact-cards";
import { CardSourceForm } from "./card-source-form.tsx";
import { CardSourceState } from "./card-source-state.tsx";
import { CardTest } from "./card-test.tsx";

/** Which of the business's own servers fills the card about a contact. */
export function ContactCardPage() {
  const mayManage = useMay("webhook.manage");
  return (
    <PageFrame
      title={t("page.title")}
      lead={t.rich("page.lead", {
        guide: (words) => (
          <a href="/docs/context" className="text-accent-text underline">
            {words}
          </a>
        ),
      })}
    >
      {mayManage ? <Settings /> : <Notice>{t("page.adminsOnly")}</Notice>}
    </PageFrame>
  );
}

function Settings() {
  const { data, isPending, error, refetch } = useCardSource(true);
  if (isPending) {
    return (
      <div role="status" className="space-y-3">
        <span className="sr-only">{t("page.loading")}</span>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    );
  }
  if (!data) {
    return <LoadError title={t("page.loadError")} error={error} onRetry={() => void refetch()} />;
  }
  const { source } = data;
  return (
    <div className="flex flex-col gap-8">
      {source ? (
        <CardSourceState source={source} />
      ) : (
        <EmptyState icon={IdCard} title={t("page.emptyTitle")}>
          {t("page.empty")}
        </EmptyState>
      )}
      <CardSourceForm source={source} />
      {source && <CardTest />}
    </div>
  );
}
