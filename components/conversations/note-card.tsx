import type { OutboxEntry } from "@linkdesk/chat/outbox.ts";
import type { Note } from "@linkdesk/contract/notes.ts";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { Thread } from "@/lib/client/conversations/thread";
import { clockTime, fullTime } from "@/lib/client/time";
import { t } from "@/lib/texts/conversations";
import { InlineButton } from "./inline-button.tsx";
import { LinkedText } from "./linked-text.tsx";

/** What somebody of the team wrote for the team, set apart from what the visitor reads. */
export function NoteCard({ note, isMine }: { note: Note; isMine: boolean }) {
  return (
    <Card
      author={isMine ? t("note.you") : note.author.name}
      createdAt={note.createdAt}
      text={note.text}
    />
  );
}

/** A note of one's own that the server does not have yet. */
export function UnsentNoteCard({ entry, thread }: { entry: OutboxEntry; thread: Thread }) {
  const { clientId, text, createdAt, status, error } = entry;
  return (
    <Card author={t("note.you")} createdAt={createdAt} text={text}>
      {status === "sending" ? (
        <p className="mt-1 text-end text-muted text-xs">{t("note.saving")}</p>
      ) : (
        <p role="alert" className="mt-1 text-end text-danger-text text-xs">
          <span>{`${t("note.failed", { reason: error ?? "" })} `}</span>
          <InlineButton onClick={() => thread.retry(clientId)}>{t("retry")}</InlineButton>
          <span aria-hidden="true"> · </span>
          <InlineButton onClick={() => thread.discard(clientId)}>{t("delete")}</InlineButton>
        </p>
      )}
    </Card>
  );
}

function Card({
  author,
  createdAt,
  text,
  children,
}: {
  author: string;
  createdAt: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <article className="mt-3 w-full max-w-[38rem] self-center rounded-card border border-warning-text/25 bg-warning-soft px-3.5 py-2.5">
      <p className="mb-1 flex flex-wrap items-center gap-x-1.5 text-warning-text text-xs">
        <Lock aria-hidden="true" className="size-3" />
        <span className="font-medium">{t("note.from", { author })}</span>
        <span aria-hidden="true">·</span>
        <span>{t("note.onlyTeam")}</span>
        <time dateTime={createdAt} title={fullTime(createdAt)} className="ms-auto">
          {clockTime(createdAt)}
        </time>
      </p>
      <div
        dir="auto"
        className="whitespace-pre-wrap text-[15px] text-ink leading-[1.45] [overflow-wrap:anywhere]"
      >
        <LinkedText text={text} author="agent" />
      </div>
      {children}
    </article>
  );
}
