import "server-only";
import { AppError } from "../platform/app-error.ts";
import { fetchPicture, OutgoingError } from "../platform/outgoing.ts";
import { detectType } from "./detect-type.ts";

const MAX_BYTES = 5 * 1024 * 1024;
const SVG_START_BYTES = 1_024;
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];
/** An inbox's own CSS may bring its font. */
const FONTS = ["font/woff2", "font/woff", "font/ttf", "font/otf"];

export type ForeignPicture = { bytes: Uint8Array<ArrayBuffer>; contentType: string };

/**
 * A picture that lies elsewhere (an avatar that a visitor's page named, a card's, a logo), fetched
 * by us: whoever keeps it learns nothing of the member who looks. Pictures and fonts only, by their
 * content.
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
  if (PICTURES.includes(found) || FONTS.includes(found)) return found;
  const beginning = new TextDecoder().decode(bytes.subarray(0, SVG_START_BYTES));
  return beginsSvg(beginning) ? "image/svg+xml" : null;
}

/** What may stand before the element of a drawing, and how each ends. */
const PROLOGUE = [
  ["<?xml", ">"],
  ["<!--", "-->"],
  ["<!doctype svg", ">"],
] as const;

/** Whether a text begins as a drawing does, which has no magic bytes. Reads it once. */
export function beginsSvg(text: string): boolean {
  let at = 0;
  const startsWith = (start: string) => text.slice(at, at + start.length).toLowerCase() === start;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    const found = PROLOGUE.find(([start]) => startsWith(start));
    if (!found) return startsWith("<svg") && /[\s>]/.test(text.charAt(at + 4));
    const [start, end] = found;
    const closed = text.indexOf(end, at + start.length);
    if (closed < 0) return false;
    at = closed + end.length;
  }
}
