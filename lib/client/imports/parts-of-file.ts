import { itemsOf, MAX_PART_BYTES, MAX_PART_ITEMS } from "@linkdesk/contract/import-limits.ts";

/** A part of a file, and how much of the file has been read with it. */
export type FilePart = { body: Uint8Array<ArrayBuffer>; firstLine: number; readBytes: number };

/** The file is neither JSON lines nor a JSON document, or has a line that fits in no part. */
export class FileError extends Error {
  readonly reason: "noJson" | "longLine";

  constructor(reason: "noJson" | "longLine") {
    super(reason);
    this.name = "FileError";
    this.reason = reason;
  }
}

const NEWLINE = 0x0a;

/**
 * Cuts a file into parts of at most `maxBytes`: JSON lines at line ends, read piece by piece; a JSON document at the
 * elements of its list, which takes the memory of the whole file. Throws {@link FileError}.
 */
export async function* partsOfFile(
  file: Blob,
  maxBytes = MAX_PART_BYTES,
): AsyncGenerator<FilePart> {
  if (await isJsonLines(file, maxBytes)) yield* linesOf(file, maxBytes);
  else yield* elementsOf(file, maxBytes);
}

/** Whether the first line that is not empty is JSON by itself, and there are others. */
async function isJsonLines(file: Blob, maxBytes: number): Promise<boolean> {
  const start = (await file.slice(0, maxBytes).text()).trimStart();
  const end = start.indexOf("\n");
  // A single line is a document, unless it is cut here.
  return end >= 0 && isJson(start.slice(0, end));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* linesOf(file: Blob, maxBytes: number): AsyncGenerator<FilePart> {
  let firstLine = 1;
  for (let start = 0; start < file.size; ) {
    const bytes = new Uint8Array(await file.slice(start, start + maxBytes).arrayBuffer());
    const isLast = start + bytes.length >= file.size;
    const { end, lines } = cut(bytes, isLast);
    if (end === 0) throw new FileError("longLine");
    start += end;
    yield { body: bytes.subarray(0, end), firstLine, readBytes: start };
    firstLine += lines;
  }
}

/** Where the part ends: after a line, with at most so many lines as a part may have. */
function cut(bytes: Uint8Array, isLast: boolean): { end: number; lines: number } {
  let end = 0;
  let lines = 0;
  while (lines < MAX_PART_ITEMS) {
    const at = bytes.indexOf(NEWLINE, end);
    if (at < 0) break;
    end = at + 1;
    lines++;
  }
  return isLast && lines < MAX_PART_ITEMS ? { end: bytes.length, lines } : { end, lines };
}

async function* elementsOf(file: Blob, maxBytes: number): AsyncGenerator<FilePart> {
  let items: unknown[];
  try {
    items = itemsOf(JSON.parse(await file.text()));
  } catch {
    throw new FileError("noJson");
  }
  const encoder = new TextEncoder();
  let lines: Uint8Array[] = [];
  let size = 0;
  let firstLine = 1;
  for (const [at, item] of items.entries()) {
    const line = encoder.encode(`${JSON.stringify(item)}\n`);
    if (line.length > maxBytes) throw new FileError("longLine");
    if (size + line.length > maxBytes || lines.length >= MAX_PART_ITEMS) {
      yield { body: join(lines, size), firstLine, readBytes: (file.size * at) / items.length };
      firstLine = at + 1;
      lines = [];
      size = 0;
    }
    lines.push(line);
    size += line.length;
  }
  if (lines.length > 0) yield { body: join(lines, size), firstLine, readBytes: file.size };
}

function join(lines: Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(size);
  let at = 0;
  for (const line of lines) {
    joined.set(line, at);
    at += line.length;
  }
  return joined;
}
