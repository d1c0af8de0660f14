"use client";

import type { ApiKey } from "@linkdesk/contract/api-keys.ts";
import { KeyRound } from "lucide-react";
import { ManagedListPage } from "@/components/shell/managed-list-page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useApiKeys } from "@/lib/client/api-keys/use-api-keys";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/api-keys";
import { ApiKeyRow, isEnded } from "./api-key-row.tsx";
import { CreateApiKeyDialog } from "./create-api-key-dialog.tsx";

/** Which programs may call the API. */
export function ApiKeysPage() {
  return (
    <ManagedListPage
      title={t("page.title")}
      lead={t.rich("page.lead", {
        guide: (words) => (
          <a href="/docs/api" className="text-accent-text underline">
            {words}
          </a>
        ),
      })}
      mayManage={useMay("api_key.manage")}
      adminsOnly={t("page.adminsOnly")}
      newLabel={t("page.new")}
      list={(onCreate) => <KeyList onCreate={onCreate} />}
      dialog={(state) => <CreateApiKeyDialog {...state} />}
    />
  );
}

function KeyList({ onCreate }: { onCreate: () => void }) {
  const apiKeys = useApiKeys(true);
  const now = useNow();
  if (apiKeys.isPending) {
    return (
      <div role="status" className="space-y-3">
        <span className="sr-only">{t("page.loading")}</span>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    );
  }
  if (!apiKeys.data) {
    return (
      <LoadError
        title={t("page.loadError")}
        error={apiKeys.error}
        onRetry={() => void apiKeys.refetch()}
      />
    );
  }
  const working = apiKeys.data.filter((key) => !isEnded(key, now));
  const ended = apiKeys.data.filter((key) => isEnded(key, now));
  return (
    <>
      {working.length === 0 ? (
        <EmptyState
          icon={KeyRound}
          title={t("page.emptyTitle")}
          action={<Button onClick={onCreate}>{t("page.emptyButton")}</Button>}
        >
          {t("page.empty")}
        </EmptyState>
      ) : (
        <Rows apiKeys={working} />
      )}
      {ended.length > 0 && (
        <section className="mt-8">
          <h2 className="font-medium text-sm">{t("page.ended")}</h2>
          <Rows apiKeys={ended} />
        </section>
      )}
    </>
  );
}

function Rows({ apiKeys }: { apiKeys: ApiKey[] }) {
  return (
    <ul className="divide-y divide-line">
      {apiKeys.map((apiKey) => (
        <ApiKeyRow key={apiKey.id} apiKey={apiKey} />
      ))}
    </ul>
  );
}
