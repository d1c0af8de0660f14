import "server-only";
import { fileTypeFromBuffer } from "file-type";

/** What nobody recognises is only ever downloaded. */
const UNKNOWN = "application/octet-stream";

/** Text has no magic bytes; these endings are believed if the content is indeed text. */
const TEXT_ENDINGS = new Map([
  ["txt", "text/plain"],
  ["log", "text/plain"],
  ["md", "text/plain"],
  ["csv", "text/csv"],
  ["json", "application/json"],
]);

/** The type of a file by its content. The name only helps where content has no signature. */
export async function detectType(bytes: Uint8Array, name: string): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return found.mime;
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  const text = TEXT_ENDINGS.get(ending);
  return text && isText(bytes) ? text : UNKNOWN;
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder("utf-8", { fatal: true }).decode(bytes).includes("\0");
  } catch {
    return false;
  }
}

/**
 * Whether a file is of one of the types, written as in HTML's `accept`: `image/*`,
 * `application/pdf`, `.docx`. No types: any.
 */
export function isTypeAllowed(types: string[], contentType: string, name: string): boolean {
  if (types.length === 0) return true;
  return types.some((type) => {
    if (type.startsWith(".")) return name.toLowerCase().endsWith(type.toLowerCase());
    if (type.endsWith("/*")) return contentType.startsWith(type.slice(0, -1));
    return contentType === type.toLowerCase();
  });
}
