import { Lock } from "lucide-react";
import { clockTime, fullTime } from "@/lib/client/time";
import type { Note } from "@/lib/contract/notes";
import { LinkedText } from "./linked-text.tsx";

/** What somebody of the team wrote for the team, set apart from what the visitor reads. */
export function NoteCard({ note, isMine }: { note: Note; isMine: boolean }) {
  return (
    <article className="mt-3 w-full max-w-[38rem] self-center rounded-card border border-warning-text/25 bg-warning-soft px-3.5 py-2.5">
      <p className="mb-1 flex flex-wrap items-center gap-x-1.5 text-warning-text text-xs">
        <Lock aria-hidden="true" className="size-3" />
        <span className="font-medium">Note from {isMine ? "you" : note.author.name}</span>
        <span aria-hidden="true">·</span>
        <span>only your team sees it</span>
        <time dateTime={note.createdAt} title={fullTime(note.createdAt)} className="ms-auto">
          {clockTime(note.createdAt)}
        </time>
      </p>
      <div
        dir="auto"
        className="whitespace-pre-wrap text-[15px] text-ink leading-[1.45] [overflow-wrap:anywhere]"
      >
        <LinkedText text={note.text} author="agent" />
      </div>
    </article>
  );
}
