/** A line of a CSV file; `line` is where it begins, counted from 1. */
export type CsvRow = { line: number; cells: string[] };
export type CsvProblem = { line: number; message: string };

const SEPARATORS = [",", ";", "\t"];

/**
 * The lines of a CSV file (RFC 4180), without empty ones. Cells are separated by whatever the first line separates
 * them with: spreadsheets write commas, semicolons or tabs, as their language does. Takes time in proportion to the
 * text.
 */
export function readCsv(text: string): { rows: CsvRow[] } | { problem: CsvProblem } {
  const csv = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const separator = separatorOf(csv);
  const rows: CsvRow[] = [];
  let line = 1;
  let at = 0;
  while (at < csv.length) {
    const row: CsvRow = { line, cells: [] };
    for (let isEnd = false; !isEnd; ) {
      const cell = csv[at] === '"' ? readQuoted(csv, at) : readPlain(csv, at, separator);
      if (cell === null)
        return { problem: { line, message: "a quote that opens here is not closed" } };
      row.cells.push(cell.text);
      line += countLines(cell.text);
      at = cell.end;
      if (csv[at] === separator) {
        at++;
        continue;
      }
      isEnd = true;
      const length = lineEnd(csv, at);
      if (length === 0 && at < csv.length) {
        return { problem: { line, message: "has text after a closing quote" } };
      }
      at += length;
      line++;
    }
    if (row.cells.some((cell) => cell.trim() !== "")) rows.push(row);
  }
  return { rows };
}

/** The first separator that the first line has. */
function separatorOf(csv: string): string {
  for (const char of csv) {
    if (SEPARATORS.includes(char)) return char;
    if (char === "\n" || char === "\r") break;
  }
  return ",";
}

type Cell = { text: string; end: number };

function readPlain(csv: string, start: number, separator: string): Cell {
  let end = start;
  while (end < csv.length && csv[end] !== separator && lineEnd(csv, end) === 0) end++;
  return { text: csv.slice(start, end), end };
}

/** Two quotes in a quoted cell are one. Null where the cell does not end. */
function readQuoted(csv: string, start: number): Cell | null {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = csv.indexOf('"', from);
    if (quote < 0) return null;
    parts.push(csv.slice(from, quote));
    if (csv[quote + 1] !== '"')
      return { text: parts.join('"').replaceAll("\r\n", "\n"), end: quote + 1 };
    from = quote + 2;
  }
}

/** How many characters the end of a line has here: 0 where there is none. */
function lineEnd(csv: string, at: number): number {
  if (csv[at] === "\n") return 1;
  if (csv[at] !== "\r") return 0;
  return csv[at + 1] === "\n" ? 2 : 1;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
