import "server-only";
import { AppError } from "../http/app-error.ts";
import { fetchPicture, OutgoingError } from "../platform/outgoing.ts";
import { detectType } from "./detect-type.ts";

const MAX_BYTES = 5 * 1024 * 1024;
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];
/** A drawing has no magic bytes: this is how it begins. */
const SVG = /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i;

export type ForeignPicture = { bytes: Uint8Array<ArrayBuffer>; contentType: string };

/**
 * A picture that lies elsewhere (an avatar that a visitor's page named, a card's, a logo), fetched
 * by us: whoever keeps it learns nothing of the member who looks. Pictures only, by their content.
 * Errors: not_found, with the reason for the log alone: an address that answers differently for
 * each network would otherwise tell what is behind our walls.
 */
export async function openForeignPicture(url: string): Promise<ForeignPicture> {
  const missing = (cause: string) =>
    new AppError("not_found", { userMessage: "There is no picture at that address.", cause });
  const { status, bytes } = await fetchPicture(url, MAX_BYTES).catch((error: unknown) => {
    throw error instanceof OutgoingError ? missing(error.message) : error;
  });
  if (status !== 200) throw missing(`answered ${status}`);
  const contentType = await pictureType(bytes);
  if (!contentType) throw missing("is no picture");
  return { bytes, contentType };
}

async function pictureType(bytes: Uint8Array): Promise<string | null> {
  const found = await detectType(bytes, "");
  if (PICTURES.includes(found)) return found;
  const beginning = new TextDecoder().decode(bytes.subarray(0, 1_024));
  return SVG.test(beginning) ? "image/svg+xml" : null;
}
