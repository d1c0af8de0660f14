import { File as FileIcon, RotateCw, X } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { Upload, UploadQueue } from "@/lib/client/conversations/upload-queue";
import { fileSize } from "@/lib/client/file-size";
import { t } from "@/lib/texts/conversations";

/** The files that will go with the message: how far they are, and what went wrong. */
export function UploadList({
  queue,
  uploads,
  onRemoved,
}: {
  queue: UploadQueue;
  uploads: readonly Upload[];
  onRemoved: () => void;
}) {
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={t("files.toSend")} className="flex flex-wrap gap-2 px-3 pt-3">
      {uploads.map((upload) => (
        <li
          key={upload.id}
          className={cx(
            "relative flex w-60 max-w-full items-center gap-2 overflow-hidden rounded-control border py-1 ps-2.5 pe-1",
            upload.status === "failed" ? "border-danger/50" : "border-line",
          )}
        >
          <Thumbnail upload={upload} />
          <span className="min-w-0 flex-1">
            <bdi className="block truncate font-medium text-[13px]">{upload.name}</bdi>
            <State upload={upload} />
          </span>
          {upload.status === "failed" && upload.canRetry && (
            <IconButton
              label={t("files.tryAgain", { name: upload.name })}
              onClick={() => queue.retry(upload.id)}
            >
              <RotateCw aria-hidden="true" className="size-4" />
            </IconButton>
          )}
          <IconButton
            label={
              upload.status === "uploading"
                ? t("files.cancel", { name: upload.name })
                : t("files.remove", { name: upload.name })
            }
            onClick={() => {
              queue.remove(upload.id);
              onRemoved();
            }}
          >
            <X aria-hidden="true" className="size-4" />
          </IconButton>
          {(upload.status === "uploading" || upload.status === "waiting") && (
            <Progress upload={upload} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ upload }: { upload: Upload }) {
  const url = upload.attachment?.thumbnailUrl;
  if (url) return <img src={url} alt="" className="size-8 shrink-0 rounded object-cover" />;
  return <FileIcon aria-hidden="true" className="size-5 shrink-0 text-muted" />;
}

function State({ upload }: { upload: Upload }) {
  if (upload.status === "failed") {
    return (
      <span role="alert" className="block text-danger-text text-xs">
        {upload.error}
      </span>
    );
  }
  return <span className="block text-muted text-xs">{fileSize(upload.bytes)}</span>;
}

function Progress({ upload }: { upload: Upload }) {
  const percent = Math.round(upload.progress * 100);
  return (
    <span
      role="progressbar"
      aria-label={t("files.uploading", { name: upload.name })}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="absolute inset-x-0 bottom-0 h-0.5 bg-sunken"
    >
      <span
        style={{ width: `${percent}%` }}
        className="block h-full bg-accent transition-[width] duration-200"
      />
    </span>
  );
}
