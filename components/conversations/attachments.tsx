import { assertNever } from "@linkdesk/contract/assert-never.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import { Download, File as FileIcon } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { fileSize } from "@/lib/client/file-size";
import { t } from "@/lib/texts/conversations";

const MAX_PREVIEW_PX = 280;
/** Of an image whose size nobody knows. */
const UNKNOWN_PX = 200;

/** The files of a message. */
export function Attachments({
  attachments,
  isOurs,
}: {
  attachments: readonly Attachment[];
  isOurs: boolean;
}) {
  if (attachments.length === 0) return null;
  return (
    <ul
      aria-label={t("files.list", { count: attachments.length })}
      className={cx("mt-1 flex max-w-full flex-wrap gap-1.5 first:mt-0", isOurs && "justify-end")}
    >
      {attachments.map((attachment) => (
        <li key={attachment.id} className="max-w-full">
          <OneAttachment attachment={attachment} />
        </li>
      ))}
    </ul>
  );
}

function OneAttachment({ attachment }: { attachment: Attachment }) {
  const { kind, name, url } = attachment;
  switch (kind) {
    case "image":
      return <Picture attachment={attachment} />;
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

/** Its place is kept while it loads, so that the thread does not jump. */
function Picture({ attachment }: { attachment: Attachment }) {
  const { name, url, thumbnailUrl } = attachment;
  const width = attachment.width ?? UNKNOWN_PX;
  const height = attachment.height ?? UNKNOWN_PX;
  const scale = Math.min(1, MAX_PREVIEW_PX / Math.max(width, height));
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={t("files.open", { name })}
      className="block max-w-full overflow-hidden rounded-card border border-line bg-sunken"
    >
      <img
        src={thumbnailUrl ?? url}
        alt={name}
        width={Math.max(1, Math.round(width * scale))}
        height={Math.max(1, Math.round(height * scale))}
        loading="lazy"
        decoding="async"
        className="block h-auto max-w-full"
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
