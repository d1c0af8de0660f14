"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { t } from "@/lib/texts/conversations";

const BUTTON =
  "flex size-11 items-center justify-center rounded-full bg-black/50 text-white hover:bg-black/70";

/** The pictures of a message in full size, one at a time; the arrow keys go through them and Escape closes. */
export function PictureViewer({
  pictures,
  first,
  onClose,
}: {
  pictures: readonly Attachment[];
  first: number;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState(first);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const picture = pictures[index];
  if (!picture) return null;
  const go = (by: number) => setIndex((index + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
    if (event.key === "ArrowRight") go(forward);
    if (event.key === "ArrowLeft") go(-forward);
  };
  return (
    <dialog
      ref={dialog}
      aria-label={t("files.viewer", { name: picture.name })}
      onClose={onClose}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.target === event.currentTarget) dialog.current?.close();
      }}
      className="m-0 h-dvh max-h-none w-dvw max-w-none animate-rise bg-black/85 p-4 text-white sm:p-12"
    >
      <img
        key={picture.id}
        src={picture.url}
        alt={picture.name}
        className="pointer-events-none m-auto max-h-full max-w-full object-contain"
      />
      <div className="fixed end-3 top-3 flex gap-2">
        <a
          href={picture.url}
          download={picture.name}
          aria-label={t("files.download")}
          title={t("files.download")}
          className={BUTTON}
        >
          <Download aria-hidden="true" className="size-5" />
        </a>
        <button
          type="button"
          aria-label={t("files.close")}
          title={t("files.close")}
          onClick={() => dialog.current?.close()}
          className={BUTTON}
        >
          <X aria-hidden="true" className="size-5" />
        </button>
      </div>
      {pictures.length > 1 && (
        <>
          <button
            type="button"
            aria-label={t("files.previous")}
            onClick={() => go(-1)}
            className={`${BUTTON} fixed start-3 top-1/2 -translate-y-1/2`}
          >
            <ChevronLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" />
          </button>
          <button
            type="button"
            aria-label={t("files.next")}
            onClick={() => go(1)}
            className={`${BUTTON} fixed end-3 top-1/2 -translate-y-1/2`}
          >
            <ChevronRight aria-hidden="true" className="size-5 rtl:-scale-x-100" />
          </button>
          <p
            role="status"
            className="fixed inset-x-0 bottom-3 text-center text-sm text-white/80 tabular-nums"
          >
            {t("files.position", { index: index + 1, count: pictures.length })}
          </p>
        </>
      )}
    </dialog>
  );
}
