"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { MAX_MESSAGE_CHARS } from "@linkdesk/contract/limits.ts";
import type { Note } from "@linkdesk/contract/notes.ts";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ApiError, errorText } from "@/lib/client/api";
import { mentionsIn } from "@/lib/client/notes/mentions";
import { useMentionable } from "@/lib/client/notes/use-mentionable";
import { useUpdateNote } from "@/lib/client/notes/use-note-changes";
import { takeFormatKey } from "@/lib/client/writing/format-area";
import { t } from "@/lib/texts/notes";
import { useMentionPicker } from "./use-mention-picker.tsx";

/** Changes a note where it stands. Enter saves, Escape leaves it as it was. */
export function NoteEditor({ note, onClose }: { note: Note; onClose: () => void }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(note.text);
  const mentionable = useMentionable();
  const mention = useMentionPicker(area, note.conversationId, note.id);
  const { mutate, isPending, error } = useUpdateNote(note);
  const isConflict = error instanceof ApiError && error.code === "conflict";
  // What is changed is the note as it was when the editor opened, unless its later change is to be replaced.
  const [editedAt] = useState(note.editedAt);
  const canSave = text.trim() !== "" && text.length <= MAX_MESSAGE_CHARS && !isPending;

  useEffect(() => {
    const element = area.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  const save = () => {
    if (!canSave) return;
    // Those who are mentioned already keep it, whatever they are called by now.
    const people = [...note.mentions, ...(mentionable ?? [])];
    const mentions = mentionsIn(text, people, note.conversationId);
    const base = isConflict ? note.editedAt : editedAt;
    mutate({ text: text.trim(), mentions, editedAt: base }, { onSuccess: onClose });
  };
  return (
    <div className="relative">
      {mention.list}
      <textarea
        ref={area}
        dir="auto"
        rows={Math.min(12, Math.max(2, text.split("\n").length))}
        aria-label={t("edit.label")}
        aria-invalid={text.length > MAX_MESSAGE_CHARS || undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          mention.onTyped(event);
        }}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || mention.takeKey(event)) return;
          const isLineKey = event.key === "Enter" && event.shiftKey;
          if (takeFormatKey(event.currentTarget, event.nativeEvent, isLineKey)) {
            return event.preventDefault();
          }
          if (event.key === "Escape") onClose();
          if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
          event.preventDefault();
          save();
        }}
        className="scroll-quiet block w-full resize-none rounded-control border border-warning-text/40 bg-raised px-3 py-2 text-base text-ink leading-normal outline-none focus:border-warning-text sm:text-[15px]"
      />
      {error && (
        <p role="alert" className="mt-1 text-danger-text text-xs">
          {isConflict ? t("edit.conflict") : errorText(error)}
        </p>
      )}
      <div className="mt-2 flex justify-end gap-2">
        <Button size="sm" onClick={onClose}>
          {t("edit.cancel")}
        </Button>
        <Button size="sm" variant="primary" busy={isPending} disabled={!canSave} onClick={save}>
          {t("edit.save")}
        </Button>
      </div>
    </div>
  );
}
