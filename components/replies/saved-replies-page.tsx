"use client";

import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import { MessageSquareQuote, Plus, SearchX, Upload } from "lucide-react";
import { useState } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { groupReplies } from "@/lib/client/replies/group-replies";
import { useSavedReplies } from "@/lib/client/replies/use-saved-replies";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/replies";
import { ImportDialog } from "./import-dialog.tsx";
import { ReplyDialog } from "./reply-dialog.tsx";
import { ReplyRow } from "./reply-row.tsx";

type Opened = { dialog: "create" | "import" } | { dialog: "edit"; reply: SavedReply };

/** The saved replies that the member may use: everyone's and their own. */
export function SavedRepliesPage() {
  const replies = useSavedReplies();
  const mayShare = useMay("saved_reply.manage");
  const [opened, setOpened] = useState<Opened | null>(null);
  const create = () => setOpened({ dialog: "create" });
  const close = () => setOpened(null);
  return (
    <PageFrame
      title={t("page.title")}
      lead={
        <>
          {t.rich("page.lead", {
            key: (words) => (
              <kbd className="rounded border border-line-strong px-1.5 font-sans text-ink">
                {words}
              </kbd>
            ),
          })}
          {!mayShare && ` ${t("page.adminsOnly")}`}
        </>
      }
      action={
        <div className="flex gap-2">
          <Button onClick={() => setOpened({ dialog: "import" })}>
            <Upload aria-hidden="true" className="size-4" />
            {t("page.import")}
          </Button>
          <Button variant="primary" onClick={create}>
            <Plus aria-hidden="true" className="size-4" />
            {t("page.new")}
          </Button>
        </div>
      }
    >
      {replies.isPending ? (
        <div role="status" className="space-y-3">
          <span className="sr-only">{t("page.loading")}</span>
          <Skeleton className="h-16" />
          <Skeleton className="h-16" />
          <Skeleton className="h-16" />
        </div>
      ) : !replies.data ? (
        <LoadError
          title={t("page.loadError")}
          error={replies.error}
          onRetry={() => void replies.refetch()}
        />
      ) : replies.data.length === 0 ? (
        <EmptyState
          icon={MessageSquareQuote}
          title={t("page.emptyTitle")}
          action={<Button onClick={create}>{t("page.emptyButton")}</Button>}
        >
          {t("page.empty")}
        </EmptyState>
      ) : (
        <ReplyList
          replies={replies.data}
          mayShare={mayShare}
          onEdit={(reply) => setOpened({ dialog: "edit", reply })}
        />
      )}
      {opened?.dialog === "import" && <ImportDialog mayShare={mayShare} onClose={close} />}
      {(opened?.dialog === "create" || opened?.dialog === "edit") && (
        <ReplyDialog
          reply={opened.dialog === "edit" ? opened.reply : null}
          folders={groupReplies(replies.data ?? [], "").map(({ folder }) => folder)}
          mayShare={mayShare}
          onClose={close}
        />
      )}
    </PageFrame>
  );
}

function ReplyList({
  replies,
  mayShare,
  onEdit,
}: {
  replies: SavedReply[];
  mayShare: boolean;
  onEdit: (reply: SavedReply) => void;
}) {
  const [typed, setTyped] = useState("");
  const groups = groupReplies(replies, typed);
  const hasFolders = groups.some(({ folder }) => folder !== "");
  return (
    <>
      <div className="mb-6">
        <Input
          type="search"
          aria-label={t("page.search")}
          dir="auto"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={t("page.search")}
        />
      </div>
      {groups.length === 0 && (
        <div role="status">
          <EmptyState icon={SearchX} title={t("page.noMatch", { typed: typed.trim() })}>
            {t("page.noMatchText")}
          </EmptyState>
        </div>
      )}
      {groups.map(({ folder, replies: inFolder }) => (
        <section key={folder} className="mb-8">
          {hasFolders && (
            <h2
              dir="auto"
              className="border-line border-b pb-2 font-semibold text-[15px] [overflow-wrap:anywhere]"
            >
              {folder || t("page.noFolder")}
            </h2>
          )}
          <ul className="divide-y divide-line">
            {inFolder.map((reply) => (
              <ReplyRow
                key={reply.id}
                reply={reply}
                mayEdit={mayShare || !reply.isShared}
                onEdit={() => onEdit(reply)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
