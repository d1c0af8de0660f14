"use client";

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { ArrowLeft, SearchX } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { PageFrame } from "@/components/shell/page-frame";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/client/api";
import { useInbox } from "@/lib/client/inboxes/use-inboxes";
import { hostOf } from "@/lib/client/inboxes/website-address";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/inboxes";
import { InboxEditor } from "./inbox-editor.tsx";
import { MailInboxSettings } from "./mail/mail-inbox-settings.tsx";

/** One inbox: what it is called, how it looks, how it gets onto the website. */
export function InboxSettings({ id }: { id: string }) {
  const query = useInbox(id);
  const inbox = query.data;
  const isMissing = query.error instanceof ApiError && [400, 404].includes(query.error.status);
  const back = (
    <Link
      href="/inboxes"
      className="-ms-1 mb-4 inline-flex items-center gap-1.5 rounded px-1 text-muted text-sm hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
      {t("page.title")}
    </Link>
  );
  if (inbox) return <LoadedInbox inbox={inbox} back={back} />;
  return (
    <PageFrame
      title={query.isPending ? <Skeleton className="h-8 w-48" /> : t("settings.title")}
      back={back}
      isWide
    >
      {query.isPending && <Skeleton className="h-64 rounded-card" />}
      {isMissing && (
        <EmptyState
          icon={SearchX}
          title={t("settings.missingTitle")}
          action={<ButtonLink href="/inboxes">{t("settings.missingButton")}</ButtonLink>}
        >
          {t("settings.missing")}
        </EmptyState>
      )}
      {query.isError && !isMissing && (
        <LoadError
          title={t("settings.loadError")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
    </PageFrame>
  );
}

function LoadedInbox({ inbox, back }: { inbox: Inbox; back: React.ReactNode }) {
  const canManage = useMay("inbox.edit");
  const initial = useSearchParams().get("tab") ?? "general";
  return (
    <PageFrame
      isWide
      back={back}
      lead={inbox.mail?.address ?? hostOf(inbox.websiteUrl)}
      title={
        <span className="flex items-center gap-3">
          <span className="truncate">{inbox.name}</span>
          {inbox.enabled ? (
            <Badge tone="success">{t("badge.on")}</Badge>
          ) : (
            <Badge tone="warning">{t("badge.off")}</Badge>
          )}
        </span>
      }
    >
      {!canManage && (
        <div className="mb-5">
          <Notice>{t("settings.readOnly")}</Notice>
        </div>
      )}
      {inbox.kind === "email" ? (
        <MailInboxSettings inbox={inbox} canManage={canManage} initialTab={initial} />
      ) : (
        <InboxEditor inbox={inbox} canManage={canManage} initialTab={initial} />
      )}
    </PageFrame>
  );
}
