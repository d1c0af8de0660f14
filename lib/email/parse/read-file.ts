import type { Attachment } from "postal-mime";
import { cleanLine } from "./clean-text.ts";
import { readHeaderLines } from "./mail-headers.ts";
import type { MailFile } from "./parsed-mail.ts";

const MAX_NAME_CHARS = 200;
const MAX_TYPE_CHARS = 100;
const MAX_CONTENT_ID_CHARS = 250;
const SUBJECT_BYTES = 16 * 1024;

/** Endings of files that come without a name. */
const ENDINGS = new Map([
  ["message/rfc822", "eml"],
  ["text/calendar", "ics"],
  ["application/ms-tnef", "dat"],
  ["application/pdf", "pdf"],
  ["text/plain", "txt"],
  ["text/html", "html"],
  ["text/csv", "csv"],
  ["text/vcard", "vcf"],
  ["image/png", "png"],
  ["image/jpeg", "jpg"],
  ["image/gif", "gif"],
  ["image/webp", "webp"],
]);

/** `type/subtype` of RFC 2045 as it is used: letters, digits and a few signs. */
const TYPE = /^[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,60}$/;

/** One attachment. What it claims to be is not checked here. */
export function readFile(file: Attachment, content: Uint8Array, number: number): MailFile {
  const contentType = TYPE.test(file.mimeType) ? file.mimeType : "application/octet-stream";
  const contentId = readContentId(file.contentId ?? "");
  const isPicture = contentType.startsWith("image/");
  return {
    name: readName(file, content, contentType, number),
    contentType: contentType.slice(0, MAX_TYPE_CHARS),
    contentId,
    isInline: isPicture && contentId !== null && file.disposition !== "attachment",
    content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
  };
}

function readContentId(value: string): string | null {
  const id = cleanLine(value, MAX_CONTENT_ID_CHARS + 2)
    .replaceAll("<", "")
    .replaceAll(">", "");
  return id === "" ? null : id;
}

/** A plain name without folders; of a mail without a name, its subject. */
function readName(
  { filename }: Attachment,
  content: Uint8Array,
  contentType: string,
  number: number,
): string {
  const given = plainName(filename ?? "");
  if (given) return given;
  const ending = ENDINGS.get(contentType) ?? "bin";
  if (contentType === "message/rfc822") {
    const head = new TextDecoder().decode(content.subarray(0, SUBJECT_BYTES));
    const subject = plainName(readHeaderLines(head).get("subject").replaceAll("/", " "));
    if (subject) return `${subject}.${ending}`;
  }
  return contentType === "application/ms-tnef" ? "winmail.dat" : `file-${number}.${ending}`;
}

/** Control characters, and those that turn the direction of writing, which would hide an ending. */
const HIDDEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function plainName(name: string): string {
  const last = name.replaceAll("\\", "/").split("/").at(-1) ?? "";
  const plain = cleanLine(last, 10 * MAX_NAME_CHARS)
    .replace(HIDDEN, "")
    .trim();
  if (plain.length <= MAX_NAME_CHARS) return plain === "." || plain === ".." ? "" : plain;
  const dot = plain.lastIndexOf(".");
  const ending = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : "";
  return (plain.slice(0, MAX_NAME_CHARS - ending.length) + ending).toWellFormed();
}
