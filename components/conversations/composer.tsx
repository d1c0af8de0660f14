"use client";

import { Paperclip, SendHorizontal } from "lucide-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { readDraft, saveDraft } from "@/lib/client/drafts";
import type { Upload } from "@/lib/client/upload-queue";
import type { useUploads } from "@/lib/client/use-uploads";
import type { Attachment } from "@/lib/contract/attachments";
import { MAX_MESSAGE_CHARS } from "@/lib/contract/chat/limits";
import { UploadList } from "./upload-list.tsx";

const COUNTER_FROM = MAX_MESSAGE_CHARS - 500;
const MAX_HEIGHT_PX = 220;

/** Enter sends, Shift+Enter starts a line, and neither while an input method is composing. */
function isSendKey(event: KeyboardEvent): boolean {
  // Safari reports the Enter that ends a composition as key code 229 instead of `isComposing`.
  const composing = event.nativeEvent.isComposing || event.keyCode === 229;
  return event.key === "Enter" && !event.shiftKey && !event.altKey && !composing;
}

/** On a touch screen there is no Shift+Enter: Enter starts a line and the button sends. */
function hasTouchKeyboard(): boolean {
  return window.matchMedia("(hover: none) and (pointer: coarse)").matches;
}

/** Where the agent writes. Keyed by conversation: its draft survives switching and reloading. */
export function Composer({
  conversationId,
  contactName,
  uploads: { queue, uploads, add },
  onSend,
  onTyping,
}: {
  conversationId: string;
  contactName: string;
  uploads: ReturnType<typeof useUploads>;
  onSend: (text: string, attachments: readonly Attachment[]) => void;
  onTyping: (isTyping: boolean) => void;
}) {
  const [text, setText] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  const tooLong = text.length > MAX_MESSAGE_CHARS;
  const filesAreThere = uploads.every((upload) => upload.status === "done");
  const canSend = (text.trim() !== "" || uploads.length > 0) && filesAreThere && !tooLong;

  useEffect(() => {
    setText(readDraft(conversationId));
    if (!hasTouchKeyboard()) area.current?.focus({ preventScroll: true });
  }, [conversationId]);

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, MAX_HEIGHT_PX)}px`;
  }, [text]);

  const change = (value: string) => {
    setText(value);
    saveDraft(conversationId, value);
    onTyping(value.trim() !== "");
  };
  const send = () => {
    if (!canSend) return;
    onSend(text.trim(), queue.take());
    change("");
    area.current?.focus();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="shrink-0 px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-5 sm:pb-4"
    >
      <div className="mx-auto max-w-4xl rounded-card border border-line-strong bg-raised shadow-lift transition-[border-color,box-shadow] focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/15">
        <UploadList queue={queue} uploads={uploads} onRemoved={() => area.current?.focus()} />
        <label htmlFor="composer" className="sr-only">
          Reply to {contactName}
        </label>
        <textarea
          ref={area}
          id="composer"
          dir="auto"
          rows={1}
          value={text}
          placeholder="Write a reply…"
          aria-invalid={tooLong || undefined}
          aria-describedby={text.length > COUNTER_FROM ? "composer-counter" : undefined}
          onChange={(event) => change(event.target.value)}
          onPaste={(event) => {
            // Spreadsheets put a picture beside the text: the text is meant.
            const { files } = event.clipboardData;
            if (files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
            event.preventDefault();
            add([...files]);
          }}
          onBlur={() => onTyping(false)}
          onKeyDown={(event) => {
            if (!isSendKey(event) || hasTouchKeyboard()) return;
            event.preventDefault();
            send();
          }}
          className="scroll-quiet block w-full resize-none bg-transparent px-4 pt-3 pb-1 text-base leading-normal outline-none sm:text-[15px]"
        />
        <div className="flex items-center gap-2 px-2 pb-2">
          <AttachButton onFiles={add} />
          <Hint uploads={uploads} />
          {text.length > COUNTER_FROM && <Counter left={MAX_MESSAGE_CHARS - text.length} />}
          <button
            type="submit"
            disabled={!canSend}
            aria-label="Send"
            title="Send"
            className={cx(
              "flex size-9 items-center justify-center rounded-control transition-colors",
              canSend
                ? "bg-accent text-accent-ink hover:bg-accent-hover active:brightness-95"
                : "bg-sunken text-faint",
            )}
          >
            <SendHorizontal aria-hidden="true" className="size-4 rtl:-scale-x-100" />
          </button>
        </div>
      </div>
    </form>
  );
}

function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to send"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
      <IconButton label="Attach files" onClick={() => input.current?.click()}>
        <Paperclip aria-hidden="true" className="size-4" />
      </IconButton>
    </>
  );
}

/** How to send, or why it does not go yet. */
function Hint({ uploads }: { uploads: readonly Upload[] }) {
  const failed = uploads.some((upload) => upload.status === "failed");
  const waiting = uploads.some((upload) => ["waiting", "uploading"].includes(upload.status));
  const text = failed
    ? "Remove what could not be uploaded, or try it again."
    : waiting
      ? "Uploading…"
      : null;
  return (
    <p role="status" className={cx("min-w-0 flex-1 text-xs", text ? "text-muted" : "text-faint")}>
      {text ?? (
        <span className="hidden sm:inline">Enter to send, Shift + Enter for a new line</span>
      )}
    </p>
  );
}

function Counter({ left }: { left: number }) {
  return (
    <span
      id="composer-counter"
      className={cx("text-xs", left < 0 ? "font-medium text-danger-text" : "text-muted")}
    >
      {left < 0
        ? `${Math.abs(left).toLocaleString()} characters too long`
        : `${left.toLocaleString()} characters left`}
    </span>
  );
}
