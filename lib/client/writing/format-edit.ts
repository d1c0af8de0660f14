import type { Edit } from "./edit.ts";

export const FORMATS = [
  "bold",
  "italic",
  "code",
  "link",
  "list",
  "numbers",
  "quote",
  "codeBlock",
] as const;
export type Format = (typeof FORMATS)[number];

/** What is written, and what of it is selected. */
export type Written = { value: string; start: number; end: number };

const MARKERS = { bold: "**", italic: "_", code: "`" } as const;
const FENCE = "```";
/** What a line of a list or a quote begins with. */
const PREFIX = /^[ \t]*(?:[-*>]|\d{1,9}\.) +/;
const OF_LINE = {
  list: { has: /^[ \t]*[-*] +/, add: () => "- " },
  numbers: { has: /^[ \t]*\d{1,9}\. +/, add: (at: number) => `${at + 1}. ` },
  quote: { has: /^> ?/, add: () => "> " },
} as const;
const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Formats what is selected, or takes the format off it. Without a selection, what is typed next is formatted. */
export function formatEdit(format: Format, written: Written): Edit {
  switch (format) {
    case "bold":
    case "italic":
      return inlineEdit(MARKERS[format], written);
    case "code":
      // Code of several lines is a block.
      return selectedText(written).includes("\n")
        ? fenceEdit(written)
        : inlineEdit(MARKERS.code, written);
    case "link":
      return linkEdit(written);
    case "codeBlock":
      return fenceEdit(written);
    default:
      return linesEdit(OF_LINE[format], written);
  }
}

const selectedText = ({ value, start, end }: Written) => value.slice(start, end);

function inlineEdit(marker: string, written: Written): Edit {
  const { value } = written;
  const { start, end } = withoutSpaces(written);
  const { length } = marker;
  if (start === end) {
    const isAfter = value.startsWith(marker, end) && !isPartOfLonger(marker, value, end);
    const isBefore = start >= length && value.startsWith(marker, start - length);
    // Between markers that were just made they are taken back; before the closing one, it is stepped over.
    if (isAfter && isBefore) return edit(start - length, end + length, "", 0, 0);
    if (isAfter) return edit(start, end, "", length, length);
    return edit(start, end, marker + marker, length, length);
  }
  const selected = value.slice(start, end);
  const isAround =
    value.startsWith(marker, start - length) &&
    start >= length &&
    value.startsWith(marker, end) &&
    !isPartOfLonger(marker, value, end);
  if (isAround) return edit(start - length, end + length, selected, 0, selected.length);
  // Markers never reach over the end of a line.
  const lines = selected.split("\n");
  const isOn = lines.every((line) => line.trim() === "" || isWrapped(line, marker));
  const text = lines
    .map((line) => (line.trim() === "" ? line : isOn ? unwrap(line, marker) : wrap(line, marker)))
    .join("\n");
  const isOneWrapped = !isOn && lines.length === 1 && !PREFIX.test(selected);
  return isOneWrapped
    ? edit(start, end, text, length, length + selected.length)
    : edit(start, end, text, 0, text.length);
}

/** A single marker beside another one belongs to `**`. */
const isPartOfLonger = (marker: string, value: string, at: number) =>
  marker.length === 1 && value[at + 1] === marker;

const contentOf = (line: string) => {
  const prefix = PREFIX.exec(line)?.[0] ?? /^[ \t]*/.exec(line)?.[0] ?? "";
  return { prefix, words: line.slice(prefix.length) };
};

const isWrapped = (line: string, marker: string) => {
  const { words } = contentOf(line);
  return words.length > 2 * marker.length && words.startsWith(marker) && words.endsWith(marker);
};
const wrap = (line: string, marker: string) => {
  const { prefix, words } = contentOf(line);
  return isWrapped(line, marker) ? line : prefix + marker + words + marker;
};
const unwrap = (line: string, marker: string) => {
  const { prefix, words } = contentOf(line);
  return prefix + words.slice(marker.length, -marker.length);
};

function linkEdit(written: Written): Edit {
  const { value } = written;
  const { start, end } = withoutSpaces(written);
  const selected = value.slice(start, end);
  if (ADDRESS.test(selected)) return edit(start, end, `[](${addressInLink(selected)})`, 1, 1);
  // Brackets would end the name.
  const label = selected.replace(/[[\]]/g, "").replace(/\s+/g, " ");
  const text = `[${label}](https://)`;
  if (label === "") return edit(start, end, text, 1, 1);
  return edit(start, end, text, label.length + 3, text.length - 1);
}

/** Whether a pasted text is an address, which makes a link of what is selected. */
export const isAddress = (text: string): boolean => ADDRESS.test(text.trim());

/** What is selected as the name of a link; null where it has a line's end or brackets in it, or is an address itself. */
export function linkTo(address: string, written: Written): Edit | null {
  const { start, end } = withoutSpaces(written);
  const label = written.value.slice(start, end);
  if (label === "" || /[\n[\]]/.test(label) || ADDRESS.test(label)) return null;
  const text = `[${label}](${addressInLink(address.trim())})`;
  return edit(start, end, text, text.length, text.length);
}

const addressInLink = (address: string) =>
  address.replace(/[()[\]]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16).toUpperCase()}`);

function fenceEdit({ value, start, end }: Written): Edit {
  const { from, to } = linesAround(value, start, end);
  const before = value.slice(0, from);
  const after = value.slice(to);
  const lines = value.slice(from, to);
  if (/(?:^|\n)```\n$/.test(before) && /^\n```(?:\n|$)/.test(after)) {
    return edit(from - FENCE.length - 1, to + FENCE.length + 1, lines, 0, lines.length);
  }
  const text = `${FENCE}\n${lines}\n${FENCE}`;
  const first = FENCE.length + 1;
  return edit(from, to, text, first, first + lines.length);
}

function linesEdit(
  { has, add }: (typeof OF_LINE)[keyof typeof OF_LINE],
  { value, start, end }: Written,
): Edit {
  const { from, to } = linesAround(value, start, end);
  const lines = value.slice(from, to).split("\n");
  const isOne = lines.length === 1;
  const isBlank = (line: string) => !isOne && line.trim() === "";
  const isOn = lines.every((line) => isBlank(line) || has.test(line));
  let count = 0;
  const text = lines
    .map((line) => {
      if (isBlank(line)) return line;
      if (isOn) return line.replace(has, "");
      // A quote may have a list in it; a list is of one kind.
      const words = add === OF_LINE.quote.add ? line : line.replace(PREFIX, "");
      return add(count++) + words;
    })
    .join("\n");
  if (start !== end) return edit(from, to, text, 0, text.length);
  const caret = Math.max(0, start - from + text.length - (to - from));
  return edit(from, to, text, caret, caret);
}

/**
 * What a new line begins with in a list or a quote: its marker, the next number. In an item without words, the marker is
 * taken back instead. null: an ordinary new line.
 */
export function newLineEdit({ value, start, end }: Written): Edit | null {
  const { from } = linesAround(value, start, start);
  const [marker = "", indent = "", sign = ""] =
    /^([ \t]*)([-*>]|\d{1,9}\.) +/.exec(value.slice(from)) ?? [];
  if (marker === "" || start < from + marker.length || isInFence(value, from)) return null;
  if (start === end && value.slice(from, linesAround(value, start, start).to) === marker) {
    return edit(from, start, "", 0, 0);
  }
  const next = /\d/.test(sign) ? `${Number.parseInt(sign, 10) + 1}.` : sign;
  const text = `\n${indent}${next} `;
  return edit(start, end, text, text.length, text.length);
}

const isInFence = (value: string, at: number) =>
  value
    .slice(0, at)
    .split("\n")
    .filter((line) => line.startsWith(FENCE)).length %
    2 ===
  1;

/** The whole lines of which something is selected. */
function linesAround(value: string, start: number, end: number): { from: number; to: number } {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  // A selection up to the beginning of a line does not mean that line.
  const last = end > start && value[end - 1] === "\n" ? end - 1 : end;
  const to = value.indexOf("\n", last);
  return { from: start === 0 ? 0 : from, to: to === -1 ? value.length : to };
}

/** A word that is selected by a double click may have a space behind it. */
function withoutSpaces({ value, start, end }: Written): { start: number; end: number } {
  const selected = value.slice(start, end);
  const words = selected.trim();
  if (words === "") return { start, end };
  const from = start + selected.indexOf(words);
  return { start: from, end: from + words.length };
}

/** With the selection counted from where the new text begins. */
const edit = (from: number, to: number, text: string, start: number, end: number): Edit => ({
  from,
  to,
  text,
  start: from + start,
  end: from + end,
});
