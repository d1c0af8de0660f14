import "server-only";
import { type ImportCounts, type ImportKind, importCounts } from "@linkdesk/contract/imports.ts";

const nothing = () => ({ created: 0, updated: 0, unchanged: 0, failed: 0 });

/** What was done so far; of an import that never ran, nothing. */
export function readCounts(stored: unknown): ImportCounts {
  const parsed = importCounts.safeParse(stored);
  if (parsed.success) return parsed.data;
  return { contacts: nothing(), conversations: nothing(), messages: nothing() };
}

export function addCounts(one: ImportCounts, other: ImportCounts): ImportCounts {
  const sum = (kind: ImportKind) => ({
    created: one[kind].created + other[kind].created,
    updated: one[kind].updated + other[kind].updated,
    unchanged: one[kind].unchanged + other[kind].unchanged,
    failed: one[kind].failed + other[kind].failed,
  });
  return {
    contacts: sum("contacts"),
    conversations: sum("conversations"),
    messages: sum("messages"),
  };
}
