"use client";

import { MAX_MESSAGE_CHARS } from "@linkdesk/contract/limits.ts";
import { Lock, Paperclip, SendHorizontal } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { WrittenKind } from "@/lib/client/conversations/unsent";
import type { Upload } from "@/lib/client/conversations/upload-queue";
import { t } from "@/lib/texts/conversations";

/** From here on the composer counts what is left. */
export const COUNTER_FROM = MAX_MESSAGE_CHARS - 500;

/** The look of each mode: colours say it too, so that no note is ever taken for a reply. */
export const LOOKS = {
  reply: {
    box: "border-line-strong bg-raised focus-within:border-accent focus-within:ring-accent/15",
    button: "bg-accent text-accent-ink hover:bg-accent-hover active:brightness-95",
  },
  note: {
    box: "border-warning-text/40 bg-warning-soft focus-within:border-warning-text focus-within:ring-warning-text/15",
    button: "bg-warning-text text-surface hover:brightness-110 active:brightness-95",
  },
} as const satisfies Record<WrittenKind, object>;

/** Reply or note, and whether there is a draft of the other one. */
export function ModeSwitch({
  mode,
  hasDraft,
  onMode,
}: {
  mode: WrittenKind;
  hasDraft: (kind: WrittenKind) => boolean;
  onMode: (mode: WrittenKind) => void;
}) {
  return (
    <fieldset className="flex gap-1 px-2 pt-2">
      <legend className="sr-only">{t("composer.mode")}</legend>
      {(["reply", "note"] as const).map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={mode === value}
          onClick={() => onMode(value)}
          className={cx(
            "min-h-7 rounded-md px-2 font-medium text-[13px] transition-colors",
            mode === value ? "bg-pressed text-ink" : "text-muted hover:text-ink",
          )}
        >
          <span>{t(`composer.${value}.tab`)}</span>
          {mode !== value && hasDraft(value) && (
            <span className="ms-1.5 inline-block rounded bg-sunken px-1 font-normal text-[11px]">
              {t("composer.draft")}
            </span>
          )}
        </button>
      ))}
    </fieldset>
  );
}

/** Opens the browser's dialog to choose files. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("files.toSend")}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
      <IconButton label={t("files.attach")} onClick={() => input.current?.click()}>
        <Paperclip aria-hidden="true" className="size-4" />
      </IconButton>
    </>
  );
}

/** How to send, what sending does, or why it does not go yet. */
export function Hint({ uploads, reopens }: { uploads: readonly Upload[]; reopens: boolean }) {
  const failed = uploads.some((upload) => upload.status === "failed");
  const waiting = uploads.some((upload) => ["waiting", "uploading"].includes(upload.status));
  const text = failed
    ? t("composer.filesFailed")
    : waiting
      ? t("composer.uploading")
      : reopens
        ? t("composer.reopens")
        : null;
  return (
    <p role="status" className={cx("min-w-0 flex-1 text-xs", text ? "text-muted" : "text-faint")}>
      {text ?? <span className="hidden truncate sm:block">{t("composer.keys")}</span>}
    </p>
  );
}

/** How many characters are left, or too many. */
export function Counter({ left }: { left: number }) {
  return (
    <span
      id="composer-counter"
      className={cx("text-xs", left < 0 ? "font-medium text-danger-text" : "text-muted")}
    >
      {left < 0 ? t("composer.tooLong", { count: -left }) : t("composer.left", { count: left })}
    </span>
  );
}

/** Sends what was written; of a note it has a lock. */
export function SendButton({ mode, canSend }: { mode: WrittenKind; canSend: boolean }) {
  return (
    <button
      type="submit"
      disabled={!canSend}
      aria-label={t(`composer.${mode}.send`)}
      title={t(`composer.${mode}.send`)}
      className={cx(
        "flex size-9 items-center justify-center rounded-control transition-colors",
        canSend ? LOOKS[mode].button : "bg-sunken text-faint",
      )}
    >
      {mode === "note" ? (
        <Lock aria-hidden="true" className="size-4" />
      ) : (
        <SendHorizontal aria-hidden="true" className="size-4 rtl:-scale-x-100" />
      )}
    </button>
  );
}
