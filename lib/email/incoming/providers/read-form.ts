import type { z } from "zod";
import { AppError } from "../../../platform/app-error.ts";

export type FormPart = {
  name: string;
  fileName: string | null;
  contentType: string;
  content: Buffer;
};

/** More are not read: providers send a few dozen. */
const MAX_PARTS = 1_000;
const MAX_HEAD_BYTES = 16 * 1024;
const CRLF = Buffer.from("\r\n");

/**
 * The parts of a posted form, as bytes: a mail in one is not always text. `request.formData()` would decode it as
 * UTF-8. Reads multipart/form-data (RFC 7578) and application/x-www-form-urlencoded. Errors: unsupported_media_type,
 * invalid_request.
 */
export function readForm(contentType: string | null, body: Buffer): FormPart[] {
  const [type = ""] = (contentType ?? "").split(";", 1);
  if (type.trim().toLowerCase() === "application/x-www-form-urlencoded") return readFields(body);
  const boundary = parameterOf(contentType ?? "", "boundary");
  if (type.trim().toLowerCase() !== "multipart/form-data" || boundary === null) {
    throw new AppError("unsupported_media_type", { userMessage: "Send the body as a form." });
  }
  return readParts(body, boundary);
}

/** The text of the first part with a name; "" if there is none. */
export function fieldOf(parts: readonly FormPart[], name: string): string {
  return parts.find((part) => part.name === name)?.content.toString("utf8") ?? "";
}

/** A field with JSON in it; null if it is missing, or not what it should be. */
export function jsonField<S extends z.ZodType>(
  schema: S,
  parts: readonly FormPart[],
  name: string,
): z.output<S> | null {
  try {
    return schema.parse(JSON.parse(fieldOf(parts, name)));
  } catch {
    return null;
  }
}

function readParts(body: Buffer, boundary: string): FormPart[] {
  const parts: FormPart[] = [];
  const delimiter = Buffer.from(`--${boundary}`);
  const next = Buffer.concat([CRLF, delimiter]);
  let at = body.indexOf(delimiter);
  if (at === -1) throw unreadable();
  at += delimiter.length;
  while (!body.subarray(at, at + 2).equals(Buffer.from("--"))) {
    const headAt = body.indexOf(CRLF, at);
    const end = body.indexOf(next, at);
    if (headAt === -1 || end === -1 || parts.length === MAX_PARTS) throw unreadable();
    parts.push(readPart(body.subarray(headAt + CRLF.length, end)));
    at = end + next.length;
  }
  return parts;
}

/** A part without headers begins with an empty line. */
function readPart(bytes: Buffer): FormPart {
  const gap = bytes.indexOf("\r\n\r\n");
  if (gap === -1 || gap > MAX_HEAD_BYTES) throw unreadable();
  const lines = bytes.subarray(0, gap).toString("utf8").split("\r\n");
  const headerOf = (name: string) => {
    const line = lines.find((one) => one.toLowerCase().startsWith(`${name}:`));
    return line?.slice(name.length + 1).trim() ?? "";
  };
  const disposition = headerOf("content-disposition");
  const name = parameterOf(disposition, "name");
  if (name === null) throw unreadable();
  return {
    name,
    fileName: parameterOf(disposition, "filename"),
    contentType: headerOf("content-type"),
    content: bytes.subarray(gap + 4),
  };
}

/** A parameter of a header such as `form-data; name="email"`. */
function parameterOf(header: string, name: string): string | null {
  for (const part of header.split(";").slice(1)) {
    const at = part.indexOf("=");
    if (at === -1 || part.slice(0, at).trim().toLowerCase() !== name) continue;
    const value = part.slice(at + 1).trim();
    return value.startsWith('"') && value.endsWith('"') && value.length > 1
      ? value.slice(1, -1).replaceAll("%22", '"')
      : value;
  }
  return null;
}

function readFields(body: Buffer): FormPart[] {
  const fields = body.toString("latin1").split("&").filter(Boolean);
  if (fields.length > MAX_PARTS) throw unreadable();
  return fields.map((field) => {
    const at = field.indexOf("=");
    const [name, value] = at === -1 ? [field, ""] : [field.slice(0, at), field.slice(at + 1)];
    const content = unescaped(value);
    return { name: unescaped(name).toString("utf8"), fileName: null, contentType: "", content };
  });
}

/** The bytes of a value, whatever their character set. */
function unescaped(text: string): Buffer {
  const bytes = text
    .replaceAll("+", " ")
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}

const unreadable = () =>
  new AppError("invalid_request", { userMessage: "The form is not complete." });
