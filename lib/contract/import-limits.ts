/*
 * Limits of imports and how a file is taken apart. This file imports no schema: the browser, which slices the files,
 * uses it too.
 */

export const IMPORT_SOURCES = ["linkdesk", "chatwoot", "intercom", "libredesk", "linktor"] as const;
export type ImportSource = (typeof IMPORT_SOURCES)[number];

/** Of one part, in bytes of UTF-8. */
export const MAX_PART_BYTES = 4 * 1024 * 1024;
/** Of one line, in characters. A longer one has its messages on lines of their own. */
export const MAX_LINE_CHARS = 1024 * 1024;
/** Lines, or elements of a list, in one part. */
export const MAX_PART_ITEMS = 20_000;
export const MAX_IMPORT_PARTS = 500;
/** Imports of a workspace that still hold what was sent to them. */
export const MAX_UNFINISHED_IMPORTS = 10;
/** Of one part, and of one run: the rest is only counted. */
export const MAX_KEPT_PROBLEMS = 1_000;
/** What was sent and not imported is deleted after so long without a change. */
export const UNFINISHED_KEPT_DAYS = 7;

/** The members in which the answers of the other products have their lists. */
const LISTS = ["data", "payload", "results", "contacts", "conversations", "messages", "items"];
/** `{data: {payload: [...]}}` is two deep. */
const MAX_WRAPPERS = 3;

/**
 * The records of a JSON document: the elements of a list, those of the lists in an answer such as
 * `{data: {payload: [...]}}`, or else the document itself. A record has an `id`, a `uuid`, an `event` or the type of
 * one; lists in it are its own.
 */
export function itemsOf(document: unknown, depth = 0): unknown[] {
  if (Array.isArray(document)) return document;
  if (typeof document !== "object" || document === null || isRecord(document)) return [document];
  const members = new Map(Object.entries(document));
  const inner = LISTS.map((name) => members.get(name)).filter(
    (value) => typeof value === "object" && value !== null,
  );
  if (inner.length === 0 || depth === MAX_WRAPPERS) return [document];
  return inner.flatMap((value) => itemsOf(value, depth + 1));
}

const RECORD_TYPES = new Set<unknown>(["contact", "conversation", "message", "note"]);

const isRecord = (value: object) =>
  "id" in value ||
  "uuid" in value ||
  "event" in value ||
  ("type" in value && RECORD_TYPES.has(value.type));
