"use client";

import type { ApiKey } from "@linkdesk/contract/api-keys.ts";
import { type KeyScope, SCOPE_AREAS } from "@linkdesk/contract/scopes.ts";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { errorText } from "@/lib/client/api";
import { useRevokeApiKey } from "@/lib/client/api-keys/use-api-keys";
import { longDate } from "@/lib/client/time";
import { showToast } from "@/lib/client/toasts";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/api-keys";

/** Whether the key works no more. */
export const isEnded = ({ revokedAt, expiresAt }: ApiKey, now: number) =>
  revokedAt !== null || (expiresAt !== null && new Date(expiresAt).getTime() <= now);

/** A key: what it can do, when it was used, and its end. */
export function ApiKeyRow({ apiKey }: { apiKey: ApiKey }) {
  const [asks, setAsks] = useState(false);
  const now = useNow();
  const { name, hint, createdAt, createdBy, lastUsedAt, lastUsedAddress, expiresAt } = apiKey;
  const ended = isEnded(apiKey, now);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2">
          <span dir="auto" className="min-w-0 font-medium text-sm [overflow-wrap:anywhere]">
            {name}
          </span>
          <code className="text-muted text-xs">{t("row.hint", { hint })}</code>
        </p>
        <p className="mt-0.5 text-[13px] text-muted">
          {[...scopeTexts(apiKey.scopes), inboxText(apiKey)].join(" · ")}
        </p>
        <p className="mt-0.5 text-[13px] text-muted">
          {lastUsedAt === null
            ? t("row.unused")
            : t.rich(lastUsedAddress ? "row.used" : "row.usedNowhere", {
                when: () => <RelativeTime iso={lastUsedAt} />,
                address: lastUsedAddress ?? "",
              })}
          {" · "}
          {t.rich(createdBy ? "row.created" : "row.createdByFormer", {
            when: () => <RelativeTime iso={createdAt} />,
            name: createdBy ?? "",
          })}
          {expiresAt && !ended && ` · ${t("row.expires", { date: longDate(expiresAt) })}`}
        </p>
      </div>
      <div>
        {ended ? (
          <Badge>{apiKey.revokedAt ? t("row.revoked") : t("row.expired")}</Badge>
        ) : (
          <Button onClick={() => setAsks(true)} aria-label={t("row.revokeLabel", { name })}>
            {t("row.revoke")}
          </Button>
        )}
      </div>
      <RevokeKey apiKey={apiKey} open={asks} onClose={() => setAsks(false)} />
    </li>
  );
}

/** Each area with what the key can do there. */
function scopeTexts(scopes: readonly KeyScope[]): string[] {
  return SCOPE_AREAS.flatMap(({ name }) => {
    const reads = scopes.some((scope) => scope === `${name}:read`);
    const writes = scopes.some((scope) => scope === `${name}:write`);
    if (!reads && !writes) return [];
    const what = reads && writes ? t("row.readWrite") : reads ? t("row.read") : t("row.write");
    return [`${t(`areas.${name}`)}: ${what}`];
  });
}

function inboxText({ inboxes }: ApiKey): string {
  if (inboxes === null) return t("row.everyInbox");
  return inboxes.map(({ name }) => name).join(", ") || t("row.noInbox");
}

function RevokeKey({
  apiKey,
  open,
  onClose,
}: {
  apiKey: ApiKey;
  open: boolean;
  onClose: () => void;
}) {
  const { mutate, isPending, error, reset } = useRevokeApiKey();
  const close = () => {
    reset();
    onClose();
  };
  const revoke = () =>
    mutate(apiKey.id, {
      onSuccess: () => {
        showToast({ text: t("revoke.done") });
        close();
      },
    });
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title={t("revoke.title", { name: apiKey.name })}
      description={t("revoke.description")}
      confirmLabel={t("revoke.button")}
      onConfirm={revoke}
      busy={isPending}
      error={error ? errorText(error) : null}
    />
  );
}
