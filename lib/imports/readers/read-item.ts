import type { ImportSource } from "@linkdesk/contract/import-limits.ts";
import {
  type ImportRecord,
  importContact,
  importConversation,
  importMessage,
} from "@linkdesk/contract/import-records.ts";
import { readChatwoot } from "./read-chatwoot.ts";
import { readIntercom } from "./read-intercom.ts";
import { readLibredesk } from "./read-libredesk.ts";
import { readLinkdesk } from "./read-linkdesk.ts";
import { readLinktor } from "./read-linktor.ts";
import { type Draft, type Reader, UnreadableItem } from "./reader.ts";

const READERS = {
  linkdesk: readLinkdesk,
  chatwoot: readChatwoot,
  intercom: readIntercom,
  libredesk: readLibredesk,
  linktor: readLinktor,
} satisfies Record<ImportSource, Reader>;

/** What is wrong with something in a file, in words that say what to do. */
export type FoundProblem = { record: string | null; field: string; message: string };

export type ReadItem = {
  records: { record: ImportRecord; isPartial: boolean }[];
  /** What is no contact, conversation, message or note. */
  skipped: number;
  problems: FoundProblem[];
};

/** Reads one element of a file. What is wrong in it is a problem, and keeps nothing else from being read. Never throws. */
export function readItem(source: ImportSource, item: unknown): ReadItem {
  const read: ReadItem = { records: [], skipped: 0, problems: [] };
  let drafts: readonly (Draft | null)[];
  try {
    drafts = READERS[source](item);
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error;
    read.problems.push({ record: null, field: error.field, message: error.message });
    return read;
  }
  for (const draft of drafts) {
    if (!draft) read.skipped++;
    else check(draft, read);
  }
  return read;
}

const SCHEMAS = new Map<unknown, { safeParse: typeof importContact.safeParse }>([
  ["contact", importContact],
  ["conversation", importConversation as never],
  ["message", importMessage as never],
  ["note", importMessage as never],
]);

function check({ record, isPartial = false }: Draft, read: ReadItem): void {
  const { type, id } = record as { type?: unknown; id?: unknown };
  const schema = SCHEMAS.get(type);
  const named = typeof id === "string" || typeof id === "number" ? ` ${id}`.slice(0, 255) : "";
  if (!schema) {
    const message = "must be contact, conversation, message or note";
    read.problems.push({ record: null, field: "type", message });
    return;
  }
  const result = schema.safeParse(record);
  if (result.success) {
    read.records.push({ record: result.data as ImportRecord, isPartial });
    return;
  }
  const [issue] = result.error.issues;
  const what = `${type}${named}`;
  // A name that is misspelt would else be left out without a word.
  if (issue?.code === "unrecognized_keys") {
    const field = [...issue.path, issue.keys[0]].join(".").slice(0, 255);
    read.problems.push({ record: what, field, message: "is not known; correct or remove it" });
    return;
  }
  read.problems.push({
    record: what,
    field: issue?.path.join(".") || "line",
    message: issue?.message ?? "cannot be read",
  });
}
