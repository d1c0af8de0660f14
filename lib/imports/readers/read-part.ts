import {
  type ImportSource,
  itemsOf,
  MAX_KEPT_PROBLEMS,
  MAX_LINE_CHARS,
  MAX_PART_ITEMS,
} from "@linkdesk/contract/import-limits.ts";
import {
  type ImportMessage,
  type ImportRecord,
  MAX_IMPORTED_TEXT_CHARS,
} from "@linkdesk/contract/import-records.ts";
import { textOfHtmlWithPictures } from "../../email/parse/html-text.ts";
import { type FoundProblem, type ReadItem, readItem } from "./read-item.ts";

export type PartRecord = { record: ImportRecord; isPartial: boolean; line: number; place: number };
export type PartProblem = FoundProblem & { line: number };

export type ReadPart = {
  records: PartRecord[];
  /** At most MAX_KEPT_PROBLEMS of them. */
  problems: PartProblem[];
  skipped: number;
  failed: number;
};

type Element = { line: number; value: unknown } | { line: number; problem: string };

/** The part as a whole cannot be read; the message says what to do. */
export class UnreadablePart extends Error {}

/**
 * HTML can be made to take seconds for each message. What is left when this time is over is a problem. One message
 * takes at most about three seconds more.
 */
const MAX_HTML_MS = 10_000;

/**
 * Reads the text of a part: JSON lines, or one JSON document with a list in it. `firstLine` is the number of its first
 * line. What is wrong with a line is a problem of that line. HTML becomes text. Throws {@link UnreadablePart}. It can
 * take many seconds: see `readPartInWorker`.
 */
export function readPart(
  source: ImportSource,
  text: string,
  firstLine = 1,
  maxHtmlMs = MAX_HTML_MS,
): ReadPart {
  const read: ReadPart = { records: [], problems: [], skipped: 0, failed: 0 };
  let htmlMs = 0;
  const timed = (record: ImportRecord) => {
    const start = performance.now();
    const plain = hasHtml(record) && htmlMs > maxHtmlMs ? null : withoutHtml(record);
    htmlMs += performance.now() - start;
    return plain;
  };
  let count = 0;
  for (const element of elementsOf(text, firstLine)) {
    if (++count > MAX_PART_ITEMS) {
      const limit = MAX_PART_ITEMS.toLocaleString("en");
      throw new UnreadablePart(`has more than ${limit} lines; send it in smaller parts`);
    }
    const { line } = element;
    const { records, skipped, problems } =
      "problem" in element ? unreadable(element.problem) : readItem(source, element.value);
    for (const { record, isPartial } of records) {
      const plain = timed(record);
      if (plain === null) problems.push(htmlProblem(record));
      else if (plain === "empty") read.skipped++;
      else read.records.push({ record: plain, isPartial, line, place: read.records.length });
    }
    read.skipped += skipped;
    read.failed += problems.length;
    for (const problem of problems) {
      if (read.problems.length < MAX_KEPT_PROBLEMS) read.problems.push({ ...problem, line });
    }
  }
  return read;
}

const unreadable = (message: string): ReadItem => ({
  records: [],
  skipped: 0,
  problems: [{ record: null, field: "line", message }],
});

const hasHtml = (record: ImportRecord): record is ImportMessage & { html: string } =>
  "html" in record && Boolean(record.html);

/** A record with text in place of HTML; "empty" if nothing is left of it. */
function withoutHtml(record: ImportRecord): ImportRecord | "empty" {
  if (!hasHtml(record)) return record;
  const { html, ...rest } = record;
  if (rest.text?.trim()) return rest;
  const text = textOfHtmlWithPictures(html).slice(0, MAX_IMPORTED_TEXT_CHARS).toWellFormed();
  return text || rest.files?.length ? { ...rest, text } : "empty";
}

const htmlProblem = ({ type, id }: ImportRecord): FoundProblem => ({
  record: `${type} ${id}`,
  field: "html",
  message: "cannot be read in time; send its text instead",
});

function* elementsOf(text: string, firstLine: number): Generator<Element> {
  const whole = parse(text);
  if (whole.isJson) {
    // One document: its elements are counted, because their lines are not known.
    let line = firstLine;
    for (const value of itemsOf(whole.value)) yield { line: line++, value };
    return;
  }
  let line = firstLine - 1;
  for (let start = 0; start < text.length; ) {
    line++;
    const end = text.indexOf("\n", start);
    const row = text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
    if (row.trim() === "") continue;
    yield* lineElements(row, line);
  }
}

function* lineElements(row: string, line: number): Generator<Element> {
  if (row.length > MAX_LINE_CHARS) {
    const limit = MAX_LINE_CHARS.toLocaleString("en");
    yield {
      line,
      problem: `has more than ${limit} characters; put its messages on lines of their own`,
    };
    return;
  }
  const parsed = parse(row);
  if (!parsed.isJson) {
    yield { line, problem: "is no JSON; write one JSON object on each line" };
    return;
  }
  for (const value of itemsOf(parsed.value)) yield { line, value };
}

/** Whatever is wrong with it, also that it is nested too deep: it is no JSON for us. */
function parse(text: string): { isJson: true; value: unknown } | { isJson: false } {
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch {
    return { isJson: false };
  }
}
