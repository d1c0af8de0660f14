import { IMPORT_SOURCES, MAX_IMPORT_PARTS } from "./import-limits.ts";
import { id, named, nullableText, timestamp } from "./shapes.ts";
import { label, rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

export const IMPORT_STATES = ["waiting", "checking", "importing", "done"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What an import brings, in the order in which it is written. */
export const IMPORT_KINDS = ["contacts", "conversations", "messages"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const count = z.int().min(0);
const outcome = z.strictObject({
  created: count,
  updated: count,
  unchanged: count,
  failed: count,
});
export type ImportOutcome = z.infer<typeof outcome>;

export const importCounts = z
  .strictObject({ contacts: outcome, conversations: outcome, messages: outcome })
  .describe("What the newest run did, or would do if it was a dry run. Notes count as messages.");
export type ImportCounts = z.infer<typeof importCounts>;

/** An import, with how far it is. */
export const importRow = z.strictObject({
  id,
  name: z.string(),
  source: z.enum(IMPORT_SOURCES),
  account: z.string(),
  inbox: named,
  state: z
    .enum(IMPORT_STATES)
    .describe(
      "`waiting` for parts or to be run, `checking` in a dry run, `importing`, or `done`: what was sent is deleted then.",
    ),
  parts: count,
  bytes: count,
  found: z
    .strictObject({ contacts: count, conversations: count, messages: count })
    .describe("What was read from the parts. Sent twice, it counts once."),
  counts: importCounts,
  problems: count.describe("How many are listed by `GET …/problems`."),
  createdAt: timestamp,
  checkedAt: timestamp.nullable().describe("When the newest dry run ended."),
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
});
export type ImportRow = z.infer<typeof importRow>;

export const createImportBody = z.strictObject({
  source: z.enum(IMPORT_SOURCES).describe("The format of the parts."),
  inboxId: rowId.describe("Where the conversations go."),
  name: label(100).describe("What you call it, such as the name of the file."),
  account: storableText(100)
    .default("")
    .describe(
      "Which account of the source it is, if you import from several: ids are unique in one account.",
    ),
});
export type CreateImportBody = z.output<typeof createImportBody>;

export const importPartParams = z.object({
  id: rowId,
  number: z.coerce.number().int().min(1).max(MAX_IMPORT_PARTS),
});

export const importPartQuery = z.strictObject({
  firstLine: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000_000)
    .default(1)
    .describe("The line of your file that the part begins with. Problems name it."),
});

/** What was read from a part. */
export const importPart = z.strictObject({
  number: z.int(),
  bytes: count,
  records: count.describe("Contacts, conversations, messages and notes."),
  skipped: count.describe("What is none of these, such as the note that somebody was assigned."),
  failed: count.describe("What could not be read; see `GET …/problems`."),
});
export type ImportPart = z.infer<typeof importPart>;

export const runImportBody = z.strictObject({
  dryRun: z.boolean().describe("Only counts what would happen, and lists problems."),
});

export const importsQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

export const importProblemsQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Something that is not imported, or not as it was sent. */
export const importProblem = z.strictObject({
  id: z.string(),
  part: z.int().nullable(),
  line: z
    .int()
    .nullable()
    .describe("In your file, or the number of the element in a JSON document."),
  record: nullableText.describe("Its kind and the id in the source, if it has one."),
  field: nullableText,
  message: z.string().describe("What is wrong and what to do."),
});
export type ImportProblem = z.infer<typeof importProblem>;
