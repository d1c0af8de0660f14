import type { Attachment } from "@linkdesk/contract/attachments.ts";
import { formatBytes } from "../bytes.ts";
import { useEnvironment } from "../context.ts";
import { FileIcon } from "./icons.tsx";

/** The files of a message: what a browser can show is shown, the rest is a row to download. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  return (
    <div class="attachments">
      {files.map((file) => (
        <AttachmentView key={file.id} file={file} />
      ))}
    </div>
  );
}

function AttachmentView({ file }: { file: Attachment }) {
  const { words, language } = useEnvironment();
  const { kind, name, url, thumbnailUrl, width, height } = file;
  if (kind === "image") {
    return (
      <a
        class="picture"
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={words.openImage(name)}
      >
        <img
          src={thumbnailUrl ?? url}
          alt=""
          width={width ?? undefined}
          height={height ?? undefined}
        />
      </a>
    );
  }
  // biome-ignore lint/a11y/useMediaCaption: nobody has captions for what people send each other.
  if (kind === "audio") return <audio controls preload="metadata" src={url} aria-label={name} />;
  // biome-ignore lint/a11y/useMediaCaption: see above.
  if (kind === "video") return <video controls preload="metadata" src={url} aria-label={name} />;
  return (
    <a class="file" href={url} download={name} target="_blank" rel="noopener noreferrer">
      <FileIcon />
      <span class="file-text">
        <b dir="auto">{name}</b>
        <small>{formatBytes(file.bytes, language)}</small>
      </span>
    </a>
  );
}
