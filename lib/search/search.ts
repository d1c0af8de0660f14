import "server-only";
import type { SearchHit, SearchQuery, SearchResults } from "@linkdesk/contract/search.ts";
import { parseSearch } from "@linkdesk/contract/search-query.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope } from "../access/scope.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { readProgress } from "./backfill.ts";
import { findContacts, findDocuments, type Wanted } from "./find-documents.ts";
import { resolveFilters } from "./resolve-filters.ts";
import { serializeContacts, serializeFound } from "./serialize-hits.ts";

const MAX_CONTACTS = 5;

/**
 * Searches what the caller may read: contacts on the first page, then messages, notes and subjects, newest first, one
 * keyset page. A page may have fewer hits than asked for, because what was deleted meanwhile is left out.
 * Errors: forbidden; invalid_request, naming the filter that is wrong.
 */
export async function search(
  caller: Caller,
  { q, cursor, limit }: SearchQuery,
): Promise<SearchResults> {
  requirePermission(caller, "conversation.note");
  const place = cursor === undefined ? null : decodeCursor(cursor);
  const parsed = parseSearch(q);
  const [wanted, indexing] = await Promise.all([resolveFilters(caller, parsed), readProgress()]);
  const isEmpty = wanted.words.length === 0 && parsed.filters.length === 0;
  if (isEmpty) return { items: [], nextCursor: null, isPartial: false, indexing };
  const [contacts, page] = await Promise.all([
    place || parsed.filters.length > 0 ? [] : searchContacts(caller, wanted),
    findDocuments({ scope: memberScope(caller), wanted, place, limit }),
  ]);
  return {
    items: [...contacts, ...(await serializeFound(caller, page.found, wanted.words))],
    nextCursor: page.next && encodeCursor(page.next),
    isPartial: page.isPartial,
    indexing,
  };
}

/** A key needs a scope of its own for contacts. */
async function searchContacts(caller: Caller, { words }: Wanted): Promise<SearchHit[]> {
  if (isKey(caller) && !caller.scopes.includes("contacts:read")) return [];
  const ids = await findContacts(caller.workspace.id, words, MAX_CONTACTS);
  return serializeContacts(caller, ids, words);
}
