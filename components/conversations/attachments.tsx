"use client";

import { assertNever } from "@linkdesk/contract/assert-never.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import { Download, File as FileIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { type MouseEvent, useState } from "react";
import { cx } from "@/components/ui/cx";
import { fileSize } from "@/lib/client/file-size";
import { t } from "@/lib/texts/conversations";

const MAX_PREVIEW_PX = 280;
/** Of an image whose size nobody knows. */
const UNKNOWN_PX = 200;

/** Most people look at few of them, so that it is not in the first load. */
const PictureViewer = dynamic(
  () => import("./picture-viewer.tsx").then((module) => module.PictureViewer),
  { ssr: false },
);

/** The files of a message: its pictures first, several of them in a grid, and then the others. */
export function Attachments({
  attachments,
  isOurs,
}: {
  attachments: readonly Attachment[];
  isOurs: boolean;
}) {
  const [shown, setShown] = useState<number | null>(null);
  if (attachments.length === 0) return null;
  const pictures = attachments.filter(({ kind }) => kind === "image");
  const others = attachments.filter(({ kind }) => kind !== "image");
  const isGrid = pictures.length > 1;
  return (
    <>
      <ul
        aria-label={t("files.list", { count: attachments.length })}
        className={cx(
          "mt-1 flex max-w-full flex-wrap gap-1.5 first:mt-0",
          isOurs && "justify-end",
          isGrid && "w-76",
        )}
      >
        {pictures.map((picture, index) => (
          <li key={picture.id} className={isGrid ? "size-[calc(50%-0.1875rem)]" : "max-w-full"}>
            <Picture attachment={picture} isTile={isGrid} onOpen={() => setShown(index)} />
          </li>
        ))}
        {others.map((attachment) => (
          <li key={attachment.id} className="max-w-full">
            <OneAttachment attachment={attachment} />
          </li>
        ))}
      </ul>
      {shown !== null && (
        <PictureViewer pictures={pictures} first={shown} onClose={() => setShown(null)} />
      )}
    </>
  );
}

function OneAttachment({ attachment }: { attachment: Attachment }) {
  const { kind, name, url } = attachment;
  switch (kind) {
    case "image":
      return null;
    case "audio":
      return (
        <Captioned attachment={attachment}>
          {/* biome-ignore lint/a11y/useMediaCaption: nobody has captions for what a visitor records */}
          <audio
            controls
            preload="metadata"
            src={url}
            aria-label={name}
            className="w-72 max-w-full"
          />
        </Captioned>
      );
    case "video":
      return (
        <Captioned attachment={attachment}>
          {/* biome-ignore lint/a11y/useMediaCaption: nobody has captions for what a visitor records */}
          <video
            controls
            preload="metadata"
            src={url}
            aria-label={name}
            className="max-h-80 w-80 max-w-full rounded-card bg-black"
          />
        </Captioned>
      );
    case "file":
      return <FileRow attachment={attachment} />;
    default:
      return assertNever(kind);
  }
}

/**
 * Its place is kept while it loads, so that the thread does not jump. A click shows it in full size; with a modifier it
 * opens in a tab of its own, as any link does.
 */
function Picture({
  attachment,
  isTile,
  onOpen,
}: {
  attachment: Attachment;
  isTile: boolean;
  onOpen: () => void;
}) {
  const { name, url, thumbnailUrl } = attachment;
  const width = attachment.width ?? UNKNOWN_PX;
  const height = attachment.height ?? UNKNOWN_PX;
  const scale = Math.min(1, MAX_PREVIEW_PX / Math.max(width, height));
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={t("files.open", { name })}
      onClick={open}
      className={cx(
        "block max-w-full overflow-hidden rounded-card border border-line bg-sunken",
        isTile && "aspect-square",
      )}
    >
      <img
        src={thumbnailUrl ?? url}
        alt={name}
        width={Math.max(1, Math.round(width * scale))}
        height={Math.max(1, Math.round(height * scale))}
        loading="lazy"
        decoding="async"
        className={isTile ? "block size-full object-cover" : "block h-auto max-w-full"}
      />
    </a>
  );
}

/** A player shows neither the name of what it plays nor a way to keep it. */
function Captioned({
  attachment,
  children,
}: {
  attachment: Attachment;
  children: React.ReactNode;
}) {
  const { name, bytes, url } = attachment;
  return (
    <div className="flex max-w-full flex-col gap-1">
      {children}
      <p className="flex items-center gap-2 px-1 text-muted text-xs">
        <bdi className="min-w-0 truncate">{name}</bdi>
        <span className="shrink-0">{fileSize(bytes)}</span>
        <a href={url} download={name} className="shrink-0 underline underline-offset-2">
          {t("files.download")}
        </a>
      </p>
    </div>
  );
}

function FileRow({ attachment }: { attachment: Attachment }) {
  const { name, bytes, url } = attachment;
  return (
    <a
      href={url}
      download={name}
      className="flex max-w-full items-center gap-3 rounded-card border border-line bg-raised py-2 ps-3 pe-3.5 text-start text-ink transition-colors hover:bg-hover"
    >
      <FileIcon aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <span className="min-w-0">
        <bdi className="block truncate font-medium text-sm">{name}</bdi>
        <span className="block text-muted text-xs">{fileSize(bytes)}</span>
      </span>
      <Download aria-hidden="true" className="ms-1 size-4 shrink-0 text-muted" />
      <span className="sr-only">{t("files.download")}</span>
    </a>
  );
}
