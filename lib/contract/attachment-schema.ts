import { id } from "./shapes.ts";
import { z } from "./zod.ts";

/**
 * A file in a conversation. The addresses carry a signature and work for a day. In a file of its own:
 * the widget needs what attachments.ts says of sizes and types, and no schema.
 */
export const attachment = z.strictObject({
  id,
  name: z.string(),
  contentType: z.string(),
  bytes: z.int(),
  kind: z.enum(["image", "audio", "video", "file"]),
  width: z.int().nullable().describe("Of an image, in pixels."),
  height: z.int().nullable(),
  url: z.string(),
  thumbnailUrl: z.string().nullable().describe("A small WebP of an image."),
});
