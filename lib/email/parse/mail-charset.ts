/** What postal-mime reads all Western and unknown names as, like browsers do. */
const WESTERN = "windows-1252";
/** Labels that programs put on text without looking at it. Others, such as `gbk`, name what they mean. */
const CARELESS = new Set([
  ...[
    "",
    "utf-8",
    "utf8",
    "us-ascii",
    "ascii",
    "ansi_x3.4-1968",
    "iso-8859-1",
    "latin1",
    "latin-1",
  ],
  ...["iso8859-1", "windows-1252", "cp1252", "iso-8859-15", "unknown", "unknown-8bit", "x-unknown"],
  ...["8bit", "default", "binary", "none"],
]);
const READ_CHARS = 64 * 1024;

/**
 * The charset that text is in, where its label may be wrong: UTF-8 if the bytes are valid UTF-8,
 * else the label, or Windows-1252 if the label is UTF-8, missing or unknown.
 */
export function findCharset(bytes: Uint8Array, label: string): string {
  const name = label.trim().toLowerCase();
  if (!CARELESS.has(name) && isKnown(name)) return name;
  if (isUtf8(bytes)) return "utf-8";
  return isKnown(name) && name !== "utf-8" && name !== "utf8" ? name : WESTERN;
}

/** The header block as UTF-8: where a program wrote plain Windows-1252 into it, that is converted. */
export function recodeHeader(raw: Buffer): Buffer {
  const end = headerEnd(raw);
  const head = raw.subarray(0, end);
  if (isUtf8(head)) return raw;
  const recoded = Buffer.from(new TextDecoder(WESTERN).decode(head), "utf8");
  return Buffer.concat([recoded, raw.subarray(end)]);
}

/** Where the header block of a mail ends; the length of the mail if it has nothing else. */
export function headerEnd(raw: Buffer): number {
  const ends = ["\r\n\r\n", "\n\n"].map((gap) => raw.indexOf(gap)).filter((at) => at >= 0);
  return ends.length > 0 ? Math.min(...ends) : raw.length;
}

function isKnown(name: string): boolean {
  try {
    return Boolean(new TextDecoder(name));
  } catch {
    return false;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // With `stream`, a character that is cut at the end is no error.
    const start = bytes.subarray(0, READ_CHARS);
    new TextDecoder("utf-8", { fatal: true }).decode(start, {
      stream: start.length < bytes.length,
    });
    return true;
  } catch {
    return false;
  }
}
