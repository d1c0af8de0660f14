"use client";

import type { ScheduledMessage } from "@linkdesk/contract/scheduled-messages.ts";
import { Clock } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { useChangeScheduled } from "@/lib/client/conversations/use-scheduled";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { fullTime } from "@/lib/client/time";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/later";
import { LinkedText } from "./linked-text.tsx";

/** It reads dates in words, which takes a library. */
const EditScheduledDialog = dynamic(
  () => import("./edit-scheduled-dialog.tsx").then((module) => module.EditScheduledDialog),
  { ssr: false },
);

/** What is sent later, at the end of a thread: for the team, and with what can be done about it. */
export function ScheduledList({
  scheduled,
  contactName,
}: {
  scheduled: readonly ScheduledMessage[];
  contactName: string;
}) {
  return scheduled.map((one) => (
    <ScheduledCard key={one.id} scheduled={one} contactName={contactName} />
  ));
}

function ScheduledCard({
  scheduled,
  contactName,
}: {
  scheduled: ScheduledMessage;
  contactName: string;
}) {
  const { id, conversationId, author, text, sendAt, state, ifContactWrites } = scheduled;
  const { me } = useDashboard();
  const { cancel, send, update } = useChangeScheduled(conversationId);
  const [isEditing, setEditing] = useState(false);
  const isHeld = state === "held";
  const isMine = author.id === me.memberId;
  const isBusy = cancel.isPending || send.isPending || update.isPending;
  const other = ifContactWrites === "hold" ? "send" : "hold";
  return (
    <article
      aria-label={t("card")}
      className={cx(
        "mt-3 w-full max-w-[38rem] self-end rounded-card border border-dashed px-3.5 py-2.5",
        isHeld ? "border-warning-text/50 bg-warning-soft" : "border-line-strong bg-raised",
      )}
    >
      <p
        className={cx(
          "mb-1 flex flex-wrap items-center gap-x-1.5 text-xs",
          isHeld ? "text-warning-text" : "text-muted",
        )}
      >
        <Clock aria-hidden="true" className="size-3.5" />
        <span className="font-medium">
          {t("willBeSent", { author: isMine ? t("you") : author.name, time: fullTime(sendAt) })}
        </span>
      </p>
      <div
        dir="auto"
        className="whitespace-pre-wrap text-[15px] text-ink leading-[1.45] [overflow-wrap:anywhere]"
      >
        <LinkedText text={text} author="agent" />
      </div>
      <p role={isHeld ? "alert" : undefined} className="mt-2 text-muted text-xs">
        {isHeld ? (
          <span className="font-medium text-warning-text text-sm">
            {author.id === null ? t("authorLeft") : t("held", { name: contactName })}
          </span>
        ) : (
          t(`ifTheyWrite.${ifContactWrites}`, { name: contactName })
        )}
      </p>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        <Button size="sm" disabled={isBusy} onClick={() => send.mutate(id)}>
          {isHeld ? t("sendAnyway") : t("sendNow")}
        </Button>
        <Button size="sm" variant="quiet" disabled={isBusy} onClick={() => setEditing(true)}>
          {t("edit")}
        </Button>
        {!isHeld && (
          <Button
            size="sm"
            variant="quiet"
            disabled={isBusy}
            onClick={() => update.mutate({ id, changes: { ifContactWrites: other } })}
          >
            {t(`choose.${other}`)}
          </Button>
        )}
        <Button
          size="sm"
          variant="quiet"
          disabled={isBusy}
          onClick={() => cancel.mutate(id, { onSuccess: () => showToast({ text: t("canceled") }) })}
        >
          {t("cancel")}
        </Button>
      </div>
      {isEditing && (
        <EditScheduledDialog
          scheduled={scheduled}
          isMine={isMine}
          onSave={(changes) => update.mutate({ id, changes })}
          onClose={() => setEditing(false)}
        />
      )}
    </article>
  );
}
