import "server-only";
import type { FieldError } from "@linkdesk/contract/problem.ts";
import {
  type ImportedReplies,
  type ImportedReply,
  type ImportSavedRepliesBody,
  importedReply,
} from "@linkdesk/contract/saved-replies.ts";
import type { Caller } from "../access/actor.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { type CsvRow, readCsv } from "./read-csv.ts";
import { ownerOf, requireRoom, requireWrite } from "./reply-access.ts";

const COLUMNS = ["name", "folder", "text"];
const MAX_ERRORS = 100;

/**
 * Creates a saved reply from each line of a CSV file with the columns name, folder and text; nothing if a line is
 * wrong. An error of a line is of the field `csv.<line>.<column>`. Errors: forbidden; invalid_request; conflict, when
 * there are too many.
 */
export async function importReplies(
  caller: Caller,
  { csv, isShared }: ImportSavedRepliesBody,
): Promise<ImportedReplies> {
  requireWrite(caller, isShared);
  const replies = parseReplies(csv);
  const owner = { workspaceId: caller.workspace.id, memberId: ownerOf(caller, isShared) };
  await db().$transaction(async (tx) => {
    await requireRoom(tx, caller, { isShared, count: replies.length });
    await tx.savedReply.createMany({ data: replies.map((reply) => ({ ...reply, ...owner })) });
  });
  return { imported: replies.length };
}

function parseReplies(csv: string): ImportedReply[] {
  const read = readCsv(csv);
  if ("problem" in read) throw invalidField(`csv.${read.problem.line}`, read.problem.message);
  const [header, ...rows] = read.rows;
  if (!header) throw invalidField("csv", "is empty: its first line must name the columns");
  const columns = parseHeader(header);
  if (rows.length === 0) throw invalidField("csv", "has no lines below the names of the columns");
  const replies: ImportedReply[] = [];
  const errors: FieldError[] = [];
  for (const row of rows) {
    const parsed = parseRow(row, columns);
    if ("errors" in parsed) errors.push(...parsed.errors);
    else replies.push(parsed.reply);
  }
  const [first] = errors;
  if (!first) return replies;
  throw new AppError("invalid_request", {
    userMessage: `Nothing was imported. ${first.field}: ${first.message}`,
    errors: errors.slice(0, MAX_ERRORS),
  });
}

/** The names of the columns, in any order and case. Errors: invalid_request. */
function parseHeader({ cells }: CsvRow): string[] {
  const columns = cells.map((cell) => cell.trim().toLowerCase());
  const unknown = columns.find((column) => !COLUMNS.includes(column));
  const doubled = columns.find((column, at) => columns.indexOf(column) !== at);
  const missing = ["name", "text"].find((column) => !columns.includes(column));
  if (missing)
    throw invalidField(
      "csv.1",
      `has no column ${missing}: its first line must be name,folder,text`,
    );
  if (unknown !== undefined) {
    const shown = unknown.slice(0, 80) || "without a name";
    throw invalidField(
      "csv.1",
      `has a column that is not known: ${shown}. Columns are name, folder and text`,
    );
  }
  if (doubled) throw invalidField("csv.1", `has the column ${doubled} twice`);
  return columns;
}

function parseRow(
  { line, cells }: CsvRow,
  columns: string[],
): { reply: ImportedReply } | { errors: FieldError[] } {
  if (cells.length > columns.length) {
    const message = "has more cells than columns: put a text with the separator in double quotes";
    return { errors: [{ field: `csv.${line}`, message }] };
  }
  const given = new Map(columns.map((column, at) => [column, cells[at] ?? ""]));
  const parsed = importedReply.safeParse({
    name: given.get("name"),
    folder: given.get("folder"),
    text: given.get("text"),
  });
  if (parsed.success) return { reply: parsed.data };
  const errors = parsed.error.issues.map((issue) => ({
    field: `csv.${line}.${issue.path.join(".")}`,
    message: issue.message,
  }));
  return { errors };
}
