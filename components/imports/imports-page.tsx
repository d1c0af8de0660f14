"use client";

import { Download } from "lucide-react";
import { ManagedListPage } from "@/components/shell/managed-list-page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useImports } from "@/lib/client/imports/use-imports";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/imports";
import { CreateImportDialog } from "./create-import-dialog.tsx";
import { ImportListRow } from "./import-list-row.tsx";

/** What was brought from elsewhere, and the way to bring more. */
export function ImportsPage() {
  return (
    <ManagedListPage
      title={t("page.title")}
      lead={t.rich("page.lead", {
        guide: (words) => (
          <a href="/docs/import" className="text-accent-text underline">
            {words}
          </a>
        ),
      })}
      mayManage={useMay("import.manage")}
      adminsOnly={t("page.adminsOnly")}
      newLabel={t("page.new")}
      list={(onCreate) => <ImportList onCreate={onCreate} />}
      dialog={(state) => <CreateImportDialog {...state} />}
    />
  );
}

function ImportList({ onCreate }: { onCreate: () => void }) {
  const list = useImports();
  if (list.isPending) {
    return (
      <div role="status" className="space-y-3">
        <span className="sr-only">{t("page.loading")}</span>
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
      </div>
    );
  }
  if (!list.data) {
    return (
      <LoadError
        title={t("page.loadError")}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  const imports = list.data.pages.flatMap(({ items }) => items);
  if (imports.length === 0) {
    return (
      <EmptyState
        icon={Download}
        title={t("page.emptyTitle")}
        action={<Button onClick={onCreate}>{t("page.emptyButton")}</Button>}
      >
        {t("page.empty")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y divide-line">
        {imports.map((row) => (
          <ImportListRow key={row.id} row={row} />
        ))}
      </ul>
      {list.isFetchNextPageError && (
        <p role="alert" className="mt-4 text-center text-danger-text text-sm">
          {t("page.moreError")}
        </p>
      )}
      {list.hasNextPage && (
        <div className="mt-6 text-center">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("page.more")}
          </Button>
        </div>
      )}
    </>
  );
}
