import "server-only";
import {
  dayOf,
  type ParsedSearch,
  type SearchFilterName,
} from "@linkdesk/contract/search-query.ts";
import type { Caller } from "../access/actor.ts";
import { inboxScope, memberScope } from "../access/scope.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { searchedWords, wordsOf } from "./document-tokens.ts";
import { findContacts, type Wanted } from "./find-documents.ts";
import { isMatch } from "./highlight.ts";
import { splitWords } from "./split-words.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A name that more contacts share says too little: the newest count. */
const MAX_CONTACTS = 50;
const MAX_CONVERSATIONS = 200;

/**
 * What the filters of a search mean in the caller's workspace. Filters of the same name: one of them is enough, except
 * days, which all count. Errors: invalid_request, naming the filter.
 */
export async function resolveFilters(
  caller: Caller,
  { words, filters, problems }: ParsedSearch,
): Promise<Wanted> {
  const [problem] = problems;
  if (problem) {
    const { field, message } = problem;
    throw new AppError("invalid_request", {
      userMessage: `${field}: ${message}`,
      errors: problems,
    });
  }
  const valuesOf = (name: SearchFilterName) =>
    filters.filter((filter) => filter.name === name).map(({ value }) => value);
  const days = (name: "before" | "after") =>
    valuesOf(name).map((value) => dayOf(value)?.getTime() ?? 0);
  const before = days("before");
  const after = days("after");
  const names = valuesOf("from");
  const inboxes = valuesOf("inbox");
  const tags = valuesOf("tag");
  return {
    words: searchedWords(words),
    hasFile: valuesOf("has").length > 0,
    inboxIds: inboxes.length === 0 ? null : await findInboxes(caller, inboxes),
    tagIds: tags.length === 0 ? null : await findTags(caller, tags),
    from: names.length === 0 ? null : await findAuthors(caller, names),
    before: before.length === 0 ? null : new Date(Math.min(...before)),
    // The day itself is not after it.
    after: after.length === 0 ? null : new Date(Math.max(...after) + DAY_MS),
  };
}

async function findInboxes(caller: Caller, names: string[]): Promise<string[]> {
  const rows = await db().inbox.findMany({
    where: inboxScope(caller),
    select: { id: true, name: true },
  });
  return names.flatMap((name) => {
    const found = rows.filter((row) => isNamed([row.name], name));
    if (found.length > 0) return found.map(({ id }) => id);
    throw invalidField("inbox", `no inbox is called “${name}”`);
  });
}

async function findTags(caller: Caller, names: string[]): Promise<string[]> {
  const rows = await db().tag.findMany({
    where: { workspaceId: caller.workspace.id },
    select: { id: true, name: true },
  });
  return names.flatMap((name) => {
    const found = rows.filter((row) => isNamed([row.name], name));
    if (found.length > 0) return found.map(({ id }) => id);
    throw invalidField("tag", `no tag is called “${name}”`);
  });
}

async function findAuthors(caller: Caller, names: string[]): Promise<NonNullable<Wanted["from"]>> {
  const workspaceId = caller.workspace.id;
  const members = await db().member.findMany({
    where: { workspaceId },
    select: { id: true, user: { select: { name: true, email: true } } },
  });
  const memberIds = members
    .filter(({ user }) => names.some((name) => isNamed([user.name, user.email], name)))
    .map(({ id }) => id);
  const contacts = await Promise.all(
    names.map((name) => findContacts(workspaceId, searchedWords(name), MAX_CONTACTS)),
  );
  const contactIds = contacts.flat();
  const conversations =
    contactIds.length === 0
      ? []
      : await db().conversation.findMany({
          where: { ...memberScope(caller), contactId: { in: contactIds } },
          orderBy: { lastMessageAt: "desc" },
          take: MAX_CONVERSATIONS,
          select: { id: true },
        });
  return { memberIds, conversationIds: conversations.map(({ id }) => id) };
}

/** Whether every word of a name, or its beginning, is in the texts. */
function isNamed(texts: string[], name: string): boolean {
  if (wordsOf([name]).length === 0) return false;
  const there = texts.flatMap((text) => [...splitWords(text)]);
  return searchedWords(name).every((word) => there.some((one) => isMatch(one, word)));
}
