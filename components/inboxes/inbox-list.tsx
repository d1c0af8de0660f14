"use client";

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { ChevronRight, Inbox as InboxIcon, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { inkOn } from "@/lib/client/inboxes/contrast";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { hostOf } from "@/lib/client/inboxes/website-address";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/inboxes";
import { CreateInboxDialog } from "./create-inbox-dialog.tsx";
import { KindIcon } from "./kind-icon.tsx";

/** The inboxes of the workspace, and the way to a new one. */
export function InboxList() {
  const inboxes = useInboxes();
  const mayCreate = useMay("inbox.create");
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" className="size-4" />
      {t("create.title")}
    </Button>
  );
  const isEmpty = inboxes.data?.length === 0;
  return (
    <PageFrame
      title={t("page.title")}
      lead={t("page.lead")}
      action={mayCreate && !isEmpty && create}
    >
      {inboxes.isPending && <LoadingCards />}
      {inboxes.isError && !inboxes.data && (
        <LoadError
          title={t("page.loadError")}
          error={inboxes.error}
          onRetry={() => void inboxes.refetch()}
        />
      )}
      {isEmpty && (
        <div className="rounded-card border border-line-strong border-dashed">
          <EmptyState
            icon={InboxIcon}
            title={mayCreate ? t("page.firstTitle") : t("page.noneTitle")}
            action={mayCreate && create}
          >
            {mayCreate ? t("page.first") : t("page.none")}
          </EmptyState>
        </div>
      )}
      <ul className="grid gap-3 sm:grid-cols-2">
        {inboxes.data?.map((inbox) => (
          <li key={inbox.id}>
            <InboxCard inbox={inbox} />
          </li>
        ))}
      </ul>
      <CreateInboxDialog
        open={creating}
        onClose={() => setCreating(false)}
        onCreated={({ id, kind }) =>
          router.push(`/inboxes/${id}?tab=${kind === "email" ? "receiving" : "installation"}`)
        }
      />
    </PageFrame>
  );
}

function InboxCard({ inbox }: { inbox: Inbox }) {
  const { color } = inbox.settings.appearance;
  return (
    <Link
      href={`/inboxes/${inbox.id}`}
      className="group flex items-center gap-4 rounded-card border border-line p-4 transition-colors hover:border-line-strong hover:bg-hover"
    >
      <span
        aria-hidden="true"
        style={{ backgroundColor: color, color: inkOn(color) }}
        className="flex size-11 shrink-0 items-center justify-center rounded-full"
      >
        <KindIcon kind={inbox.kind} className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <span className="truncate font-semibold text-[15px]">{inbox.name}</span>
          {!inbox.enabled && <Badge tone="warning">{t("badge.off")}</Badge>}
          {inbox.enabled && inbox.mail?.lastError && (
            <Badge tone="danger">{t("badge.failing")}</Badge>
          )}
        </span>
        <span className="block truncate text-muted text-sm">
          <span className="sr-only">{`${t(`create.kinds.${inbox.kind}`)}: `}</span>
          {inbox.mail ? inbox.mail.address : hostOf(inbox.websiteUrl)}
        </span>
      </span>
      <ChevronRight
        aria-hidden="true"
        className="size-4 text-faint transition-transform group-hover:translate-x-0.5 rtl:-scale-x-100"
      />
    </Link>
  );
}

function LoadingCards() {
  return (
    <div role="status" className="grid gap-3 sm:grid-cols-2">
      <span className="sr-only">{t("page.loading")}</span>
      <Skeleton className="h-[78px] rounded-card" />
      <Skeleton className="h-[78px] rounded-card" />
    </div>
  );
}
