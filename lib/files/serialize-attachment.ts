import "server-only";
import { type Attachment, INLINE_TYPES } from "@linkdesk/contract/attachments.ts";
import { signFileAddress } from "./file-address.ts";

export const attachmentSelect = {
  id: true,
  name: true,
  contentType: true,
  bytes: true,
  width: true,
  height: true,
  hasThumbnail: true,
} as const;

export type AttachmentRow = {
  id: string;
  name: string;
  contentType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  hasThumbnail: boolean;
};

/** What leaves of a file, with addresses that work for a day. */
export function serializeAttachment(row: AttachmentRow): Attachment {
  return {
    id: row.id,
    name: row.name,
    contentType: row.contentType,
    bytes: row.bytes,
    kind: kindOf(row.contentType),
    width: row.width,
    height: row.height,
    url: signFileAddress(row.id, "file"),
    thumbnailUrl: row.hasThumbnail ? signFileAddress(row.id, "thumb") : null,
  };
}

/** Whether a browser may show it in place; everything else is only downloaded. */
export function isInline(contentType: string): boolean {
  return (INLINE_TYPES as readonly string[]).includes(contentType);
}

function kindOf(contentType: string): Attachment["kind"] {
  if (!isInline(contentType)) return "file";
  const kind = contentType.split("/")[0];
  return kind === "image" || kind === "audio" || kind === "video" ? kind : "file";
}
