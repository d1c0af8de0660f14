"use client";

import { Download, ScrollText } from "lucide-react";
import { useState } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { type AuditView, auditExportHref, WHOLE_LOG } from "@/lib/client/audit/audit-view";
import { useAudit } from "@/lib/client/audit/use-audit";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/audit";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditRow } from "./audit-row.tsx";

/** Who changed what in the workspace, newest first. */
export function AuditPage() {
  const mayRead = useMay("audit.read");
  const [view, setView] = useState<AuditView>(WHOLE_LOG);
  return (
    <PageFrame
      title={t("page.title")}
      lead={t("page.lead")}
      action={
        mayRead && (
          <ButtonLink href={auditExportHref(view)} download prefetch={false}>
            <Download aria-hidden="true" className="size-4" />
            {t("page.export")}
          </ButtonLink>
        )
      }
    >
      {mayRead ? (
        <>
          <AuditFilters view={view} onChange={setView} />
          <AuditEvents view={view} onReset={() => setView(WHOLE_LOG)} />
        </>
      ) : (
        <Notice>{t("page.adminsOnly")}</Notice>
      )}
    </PageFrame>
  );
}

function AuditEvents({ view, onReset }: { view: AuditView; onReset: () => void }) {
  const log = useAudit(view, true);
  if (log.isPending) return <LoadingRows />;
  if (!log.data) {
    return (
      <LoadError title={t("page.loadError")} error={log.error} onRetry={() => void log.refetch()} />
    );
  }
  const events = log.data.pages.flatMap((page) => page.items);
  if (events.length === 0) return <Nothing view={view} onReset={onReset} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {events.map((event) => (
          <AuditRow key={event.id} event={event} />
        ))}
      </ul>
      {log.isFetchNextPageError && (
        <p role="alert" className="mt-4 text-center text-danger-text text-sm">
          {t("page.moreError")}
        </p>
      )}
      {log.hasNextPage && (
        <div className="mt-6 text-center">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("page.more")}
          </Button>
        </div>
      )}
    </>
  );
}

function Nothing({ view, onReset }: { view: AuditView; onReset: () => void }) {
  const isFiltered = Object.values(view).some((value) => value !== "");
  return (
    <EmptyState
      icon={ScrollText}
      title={isFiltered ? t("page.noMatchTitle") : t("page.emptyTitle")}
      action={isFiltered && <Button onClick={onReset}>{t("page.clear")}</Button>}
    >
      {isFiltered ? t("page.noMatch") : t("page.empty")}
    </EmptyState>
  );
}

function LoadingRows() {
  return (
    <div role="status" className="space-y-3">
      <span className="sr-only">{t("page.loading")}</span>
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
    </div>
  );
}
