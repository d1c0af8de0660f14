import "server-only";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { getFile } from "../platform/storage.ts";
import { readFileAddress } from "./file-address.ts";
import { isInline } from "./serialize-attachment.ts";

export type OpenedFile = {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string;
  /** For `Content-Disposition`. */
  disposition: string;
};

/** The file that a signed address stands for. Errors: not_found. */
export async function openFile(signed: string): Promise<OpenedFile> {
  const { id, variant } = readFileAddress(signed);
  const row = await db().attachment.findUnique({ where: { id } });
  const bytes = row && (await getFile(variant === "thumb" ? `${id}.thumb` : id));
  if (!bytes) throw notFound("file");
  const contentType = variant === "thumb" ? "image/webp" : row.contentType;
  const how = isInline(contentType) ? "inline" : "attachment";
  const name = encodeURIComponent(row.name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return { bytes, contentType, disposition: `${how}; filename*=UTF-8''${name}` };
}
