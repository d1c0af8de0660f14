import { decodeWords } from "postal-mime";

/** The header fields of a mail or of one part, by lower-case name. */
export type MailHeaders = {
  /** The first value of a field, "" when there is none. */
  get: (name: string) => string;
  all: (name: string) => string[];
  has: (name: string) => boolean;
};

/** @param fields names in lower case with unfolded values, in their order */
export function mailHeaders(fields: { key: string; value: string }[]): MailHeaders {
  const byName = new Map<string, string[]>();
  for (const { key, value } of fields) {
    const values = byName.get(key);
    if (values) values.push(value);
    else byName.set(key, [value]);
  }
  return {
    get: (name) => byName.get(name)?.[0] ?? "",
    all: (name) => byName.get(name) ?? [],
    has: (name) => byName.has(name),
  };
}

/** Reads header lines up to the first empty line: of a part, or of text that quotes a mail. */
export function readHeaderLines(text: string): MailHeaders {
  const fields: { key: string; value: string }[] = [];
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    if (line === "") break;
    const last = fields.at(-1);
    if ((line.startsWith(" ") || line.startsWith("\t")) && last) {
      last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    fields.push({
      key: line.slice(0, colon).trim().toLowerCase(),
      value: line.slice(colon + 1).trim(),
    });
  }
  return mailHeaders(fields);
}

/** A header value with its encoded words (RFC 2047) decoded. */
export function decodeHeader(value: string): string {
  return decodeWords(value);
}
