import "server-only";
import { notFound } from "../platform/app-error.ts";
import { sign, verify } from "../platform/secrets.ts";

const HOUR_MS = 60 * 60 * 1000;
const VALID_MS = 24 * HOUR_MS;

export type FileVariant = "file" | "thumb";

/**
 * The address of a file, for `<img>` and links, which send no token. Whoever has it can read that
 * one file for a day. It stays the same within an hour, so that browsers can cache the file.
 */
export function signFileAddress(id: string, variant: FileVariant, now = Date.now()): string {
  const expires = Math.ceil(now / HOUR_MS) * HOUR_MS + VALID_MS;
  return `/api/files/${sign("file-address", `${id} ${variant} ${expires}`)}`;
}

/** What an address stands for. Errors: not_found, when it is forged or too old. */
export function readFileAddress(
  signed: string,
  now = Date.now(),
): { id: string; variant: FileVariant } {
  const [id, variant, expires] = verify("file-address", signed)?.split(" ") ?? [];
  if (!id || (variant !== "file" && variant !== "thumb") || !(Number(expires) > now)) {
    throw notFound("file");
  }
  return { id, variant };
}
