/** What a paste brings; "" for a kind that is not there. */
export type Pasted = { text: string; html: string };

/** Wider ones would be scrolled in every chat. */
const MAX_TABLE_CHARS = 100;
/** What Word and Pages put before the items of a list. */
const BULLET = /^[ \t]*[•·◦▪‣∙][ \t]+/gm;
const GAP = "  ";

/**
 * What is inserted in place of what a paste brings as plain text; null: the plain text itself, which the browser inserts.
 * Styles are never pasted. Cells of a table become aligned columns in a block of code, a single row of them one line.
 */
export function pastedText({ text, html }: Pasted): string | null {
  const rows = rowsOf(text, /<table\b/i.test(html));
  if (rows) return rows.length === 1 ? inOneLine(rows[0] ?? []) : alignedTable(rows);
  if (html === "") return null;
  const listed = text.replace(/\r\n?/g, "\n").replace(BULLET, "- ");
  return listed === text ? null : listed;
}

/**
 * Cells are separated by tabs in the text, of spreadsheets as of websites. Without HTML that says that it is a table, all
 * lines have as many, and none begins with one, as code does.
 */
function rowsOf(text: string, isTable: boolean): string[][] | null {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  if (!lines.every((line) => line.includes("\t"))) return null;
  const rows = lines.map((line) => line.split("\t").map((cell) => cell.trim()));
  const isEven = rows.every((row) => row.length === rows[0]?.length);
  return isTable || (isEven && !lines.some((line) => line.startsWith("\t"))) ? rows : null;
}

const inOneLine = (cells: readonly string[]) => cells.filter((cell) => cell !== "").join(" | ");

function alignedTable(rows: readonly string[][]): string {
  const count = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, at) => rows.map((row) => row[at] ?? ""));
  const widths = columns.map((cells) => Math.max(...cells.map(widthOf)));
  const total = widths.reduce((sum, width) => sum + width + GAP.length, 0);
  if (total > MAX_TABLE_CHARS) return rows.map(inOneLine).join("\n");
  // The first row may be the names of the columns.
  const isNumeric = columns.map((cells) => cells.slice(1).every((cell) => NUMBER.test(cell)));
  const lines = rows.map((row) =>
    widths
      .map((width, at) => {
        const cell = row[at] ?? "";
        const space = " ".repeat(width - widthOf(cell));
        return isNumeric[at] ? space + cell : cell + space;
      })
      .join(GAP)
      .trimEnd(),
  );
  return `\`\`\`\n${lines.join("\n")}\n\`\`\``;
}

/** With what stands around it: a currency, a percent sign, separators. */
const NUMBER = /^[^\p{L}\p{N}]{0,3}\d[\d.,'\s]{0,20}\p{Sc}?%?$/u;

const widthOf = (cell: string) => [...cell].length;

/** A block of code begins and ends on lines of its own. */
export function onOwnLines(text: string, before: string, after: string): string {
  if (!text.startsWith("```")) return text;
  const start = before === "" || before.endsWith("\n") ? "" : "\n";
  const end = after.startsWith("\n") ? "" : "\n";
  return start + text + end;
}
