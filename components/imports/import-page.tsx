"use client";

import type { ImportRow } from "@linkdesk/contract/imports.ts";
import { ArrowLeft, SearchX } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/client/api";
import { useImport, useRunImport } from "@/lib/client/imports/use-imports";
import { useSendFiles } from "@/lib/client/imports/use-send-files";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/imports";
import { DeleteImportDialog } from "./delete-import-dialog.tsx";
import { ImportFiles } from "./import-files.tsx";
import { ImportBadge, sourceText } from "./import-list-row.tsx";
import { ImportProblems } from "./import-problems.tsx";
import { ImportReport } from "./import-report.tsx";

/** One import: its files, the dry run, and what became of it. */
export function ImportPage({ id }: { id: string }) {
  const mayImport = useMay("import.manage");
  const query = useImport(id, mayImport);
  const back = (
    <Link
      href="/settings/imports"
      className="-ms-1 mb-4 inline-flex items-center gap-1.5 rounded px-1 text-muted text-sm hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
      {t("page.title")}
    </Link>
  );
  const isMissing = query.error instanceof ApiError && [400, 404].includes(query.error.status);
  if (query.data && !isMissing) return <LoadedImport row={query.data} back={back} />;
  return (
    <PageFrame title={t("import.title")} back={back}>
      {!mayImport && <Notice>{t("page.adminsOnly")}</Notice>}
      {mayImport && query.isPending && (
        <div role="status">
          <span className="sr-only">{t("import.loading")}</span>
          <Skeleton className="h-64 rounded-card" />
        </div>
      )}
      {isMissing && (
        <EmptyState
          icon={SearchX}
          title={t("import.missingTitle")}
          action={<ButtonLink href="/settings/imports">{t("import.missingButton")}</ButtonLink>}
        >
          {t("import.missing")}
        </EmptyState>
      )}
      {query.isError && !isMissing && (
        <LoadError
          title={t("import.loadError")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
    </PageFrame>
  );
}

function LoadedImport({ row, back }: { row: ImportRow; back: ReactNode }) {
  const [asks, setAsks] = useState(false);
  const run = useRunImport(row.id);
  // What was sent is checked at once: that is what everybody does next.
  const files = useSendFiles(row, () => run.mutate(true));
  return (
    <PageFrame
      back={back}
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 [overflow-wrap:anywhere]" dir="auto">
            {sourceText(row)}
          </span>
          <ImportBadge state={row.state} />
        </span>
      }
      lead={t("row.into", { inbox: row.inbox.name })}
      action={<Button onClick={() => setAsks(true)}>{t("import.delete")}</Button>}
    >
      <div className="space-y-8">
        {row.state === "waiting" && <ImportFiles row={row} files={files} />}
        <ImportReport row={row} run={run} isSending={files.sending.state === "sending"} />
        {row.problems > 0 && <ImportProblems row={row} />}
      </div>
      <DeleteImportDialog row={row} open={asks} onClose={() => setAsks(false)} />
    </PageFrame>
  );
}
