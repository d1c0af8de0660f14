import type { attachment } from "./attachment-schema.ts";
import type { z } from "./zod.ts";

/** Shown in place; everything else is only downloaded. SVG and HTML can carry scripts. */
export const INLINE_TYPES = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "audio/mpeg",
  "audio/ogg",
  "audio/wav",
  "audio/mp4",
  "video/mp4",
  "video/webm",
] as const;

/** The largest file the service takes, whatever an inbox allows. */
export const MAX_UPLOAD_BYTES = 25 * 1024 * 1024;
export const MAX_ATTACHMENTS = 10;
export const MAX_FILE_NAME_CHARS = 200;

/** A file in a conversation. */
export type Attachment = z.infer<typeof attachment>;
