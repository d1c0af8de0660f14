import type { OutboxEntry } from "@linkdesk/chat/outbox.ts";
import type { Note, NoteMention } from "@linkdesk/contract/notes.ts";
import { Lock } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { cx } from "@/components/ui/cx";
import type { Thread } from "@/lib/client/conversations/thread";
import { splitMentions } from "@/lib/client/notes/mentions";
import { clockTime, fullTime } from "@/lib/client/time";
import { t } from "@/lib/texts/conversations";
import { InlineButton } from "./inline-button.tsx";
import { LinkedText } from "./linked-text.tsx";

const NoteEditor = dynamic(
  () => import("@/components/notes/note-editor").then((module) => module.NoteEditor),
  { ssr: false },
);
const NoteMenu = dynamic(
  () => import("@/components/notes/note-menu").then((module) => module.NoteMenu),
  { ssr: false },
);

/** What somebody of the team wrote for the team, set apart from what the visitor reads. */
export function NoteCard({ note, myId }: { note: Note; myId: string }) {
  const [isEditing, setEditing] = useState(false);
  const isMine = note.author.id === myId;
  const stopEditing = () => {
    setEditing(false);
    document.getElementById("composer")?.focus({ preventScroll: true });
  };
  return (
    <Card
      author={isMine ? t("note.you") : note.author.name}
      createdAt={note.createdAt}
      editedAt={note.editedAt}
      text={note.text}
      mentions={note.mentions}
      myId={myId}
      menu={!isEditing && <NoteMenu note={note} isMine={isMine} onEdit={() => setEditing(true)} />}
      editor={isEditing && <NoteEditor note={note} onClose={stopEditing} />}
    />
  );
}

/** A note of one's own that the server does not have yet. */
export function UnsentNoteCard({ entry, thread }: { entry: OutboxEntry; thread: Thread }) {
  const { clientId, text, createdAt, status, error } = entry;
  return (
    <Card author={t("note.you")} createdAt={createdAt} text={text} mentions={[]} myId="">
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
  mentions,
  myId,
  editedAt,
  menu,
  editor,
  children,
}: {
  author: string;
  createdAt: string;
  text: string;
  mentions: readonly NoteMention[];
  myId: string;
  editedAt?: string | null;
  menu?: ReactNode;
  /** In place of the text. */
  editor?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <article className="mt-3 w-full max-w-[38rem] self-center rounded-card border border-warning-text/25 bg-warning-soft px-3.5 py-2.5">
      <div className="mb-1 flex min-h-5 flex-wrap items-center gap-x-1.5 text-warning-text text-xs">
        <Lock aria-hidden="true" className="size-3" />
        <span className="font-medium">{t("note.from", { author })}</span>
        <span aria-hidden="true">·</span>
        <span>{t("note.onlyTeam")}</span>
        <div className="ms-auto flex items-center gap-x-1.5">
          <time dateTime={createdAt} title={fullTime(createdAt)}>
            {clockTime(createdAt)}
          </time>
          {editedAt && (
            <span title={t("note.editedAt", { time: fullTime(editedAt) })}>{t("note.edited")}</span>
          )}
          {menu}
        </div>
      </div>
      {editor || (
        <div
          dir="auto"
          className="whitespace-pre-wrap text-[15px] text-ink leading-[1.45] [overflow-wrap:anywhere]"
        >
          <LinkedText text={text} author="agent" highlight={highlightOf(mentions, myId)} />
        </div>
      )}
      {children}
    </article>
  );
}

/** Sets the people apart whom a note mentions, and the reader among them. */
function highlightOf(mentions: readonly NoteMention[], myId: string) {
  if (mentions.length === 0) return undefined;
  const names = mentions.map(({ name }) => name);
  const isMe = (name: string) => mentions.some((one) => one.name === name && one.id === myId);
  return (text: string) =>
    splitMentions(text, names).map(({ text: piece, name }, i) =>
      name === null ? (
        piece
      ) : (
        <span
          // Pieces have no id; a changed text is drawn anew.
          key={i}
          data-mention=""
          className={cx(
            "rounded px-0.5 font-medium",
            isMe(name) ? "bg-accent text-accent-ink" : "bg-accent-soft text-accent-text",
          )}
        >
          {piece}
        </span>
      ),
    );
}
