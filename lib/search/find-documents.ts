import "server-only";
import { type Scope, scopeCondition } from "../access/scope.ts";
import type { Place } from "../http/cursor.ts";
import { db, isStatementTimeout, Prisma } from "../platform/db.ts";
import {
  ALL,
  BY_CONTACT,
  byMember,
  contactPrefix,
  HAS_FILE,
  inInbox,
  startOfWeek,
  weekPrefix,
} from "./document-tokens.ts";
import type { Word } from "./split-words.ts";

/**
 * A search goes back through the weeks in which a workspace has messages, and stops when the page is full. How many
 * weeks one statement looks at: few at first, because what is asked for is often recent.
 */
const WEEKS_AT_ONCE = [8, 64, 512];
const MAX_WEEKS = 5_000;
/** How long one statement may take, and after how long no other is begun. */
const STATEMENT_MS = 2_000;
const BUDGET_MS = 2_500;
/** A word that so many contacts share is too common for contacts. */
const MAX_CONTACTS_READ = 500;

/** A message, note or subject that was found. */
export type Found = {
  id: string;
  kind: "message" | "note" | "subject";
  conversationId: string;
  seq: number;
  at: Date;
};

/** What is asked for, with names resolved to ids. */
export type Wanted = {
  words: readonly Word[];
  hasFile: boolean;
  inboxIds: readonly string[] | null;
  /** Of conversations that have one of them. */
  tagIds: readonly string[] | null;
  /** Who wrote it; null: anybody. Of contacts, their conversations. */
  from: { memberIds: readonly string[]; conversationIds: readonly string[] } | null;
  after: Date | null;
  before: Date | null;
};

type Page = { scope: Scope; wanted: Wanted; place: Place | null; limit: number };

/** `next`: where what is older begins; null at the end, or where a single week takes too long. */
export type FoundPage = { found: Found[]; next: Place | null; isPartial: boolean };

/** A page of what was found, newest first. Takes a bounded time, and says so when it was not enough. */
export async function findDocuments(page: Page): Promise<FoundPage> {
  const started = performance.now();
  const weeks = await listWeeks(page);
  const { wanted, limit } = page;
  const { from } = wanted;
  const ofContacts = from?.conversationIds.length ? await findOfContacts(page, weeks) : [];
  const found: Found[] = [];
  let done = 0;
  let isPartial = false;
  const isSearched = from === null || from.memberIds.length > 0;
  for (const size of stepsOf(isSearched ? weeks.length : 0)) {
    if (found.length > limit) break;
    if (performance.now() - started > BUDGET_MS) isPartial = true;
    const step = isPartial ? null : await findInWeeks(page, weeks.slice(done, done + size));
    if (step === null) {
      isPartial = true;
      break;
    }
    found.push(...step);
    done += size;
  }
  const lastWeek = weeks[done - 1];
  const seenDownTo = !isPartial
    ? new Date(0)
    : lastWeek === undefined
      ? null
      : startOfWeek(lastWeek);
  const seen = [...found, ...ofContacts]
    .filter(({ at }) => seenDownTo === null || !isPartial || at >= seenDownTo)
    .sort(newestFirst);
  const last = seen.length > limit ? seen[limit - 1] : undefined;
  if (last) return { found: seen.slice(0, limit), next: last, isPartial: false };
  return { found: seen, next: isPartial && seenDownTo ? startingAt(seenDownTo) : null, isPartial };
}

/** Before everything of a time. */
const startingAt = (at: Date): Place => ({ at, id: "00000000-0000-0000-0000-000000000000" });

const newestFirst = (a: Found, b: Found) =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);

function* stepsOf(count: number): Generator<number> {
  let left = count;
  for (let i = 0; left > 0; i++) {
    const size = WEEKS_AT_ONCE[Math.min(i, WEEKS_AT_ONCE.length - 1)] ?? 1;
    yield size;
    left -= size;
  }
}

/** The weeks in which the workspace has anything, newest first: one look at an index for each. */
async function listWeeks({ scope, wanted, place }: Page): Promise<number[]> {
  const rows = await db().$queryRaw<{ week: number }[]>`
    WITH RECURSIVE weeks (week) AS (
      (SELECT ${WEEK} FROM search_documents
       WHERE workspace_id = ${scope.workspaceId}::uuid AND ${withinSql(wanted, place)}
       ORDER BY at DESC LIMIT 1)
      UNION ALL
      SELECT (
        SELECT ${WEEK} FROM search_documents
        WHERE workspace_id = ${scope.workspaceId}::uuid
          AND at < to_timestamp(weeks.week * 604800::float8) AND ${withinSql(wanted, place)}
        ORDER BY at DESC LIMIT 1)
      FROM weeks WHERE weeks.week IS NOT NULL
    )
    SELECT week FROM weeks WHERE week IS NOT NULL LIMIT ${MAX_WEEKS}`;
  return rows.map(({ week }) => week);
}

/** As `weekOf`. */
const WEEK = Prisma.sql`floor(extract(epoch FROM at) / 604800)::int`;

function withinSql({ after, before }: Wanted, place: Place | null): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(after ? [Prisma.sql`at >= ${after}`] : []),
      ...(before ? [Prisma.sql`at < ${before}`] : []),
      ...(place ? [Prisma.sql`at <= ${place.at}`] : []),
    ],
    " AND ",
  );
}

/** Null: it took too long. */
async function findInWeeks(page: Page, weeks: readonly number[]): Promise<Found[] | null> {
  const { wanted } = page;
  const members = wanted.from?.memberIds.map(byMember);
  return await runBounded(
    findSql(page, weeks, [...marksOf(wanted), ...(members ? [members] : [])]),
  );
}

/**
 * The statement. For each week the index of the tokens is asked by itself, the newest week first, and no other when the
 * page is full. OFFSET 0 keeps the planner from going through a workspace by time instead, which for a rare word reads
 * all of it.
 */
export function findSql(
  { scope, wanted, place, limit }: Page,
  weeks: readonly number[],
  marks: readonly (readonly string[])[],
): Prisma.Sql {
  const queries = weeks.map((week) =>
    queryText(weekPrefix(scope.workspaceId, week), wanted.words, marks),
  );
  return Prisma.sql`
    SELECT hit.id, hit.kind::text, hit.conversation_id AS "conversationId", hit.seq, hit.at
    FROM unnest(${queries}::text[]) WITH ORDINALITY AS part (query, place)
    CROSS JOIN LATERAL (
      SELECT id, kind, conversation_id, seq, at
      FROM (
        SELECT id, kind, conversation_id, contact_id, inbox_id, workspace_id, seq, at
        FROM search_documents WHERE tokens @@ part.query::tsquery OFFSET 0
      ) AS matching
      WHERE workspace_id = ${scope.workspaceId}::uuid ${scopeCondition(scope)}
        AND conversation_id IS NOT NULL AND ${withinSql(wanted, place)} ${behindSql(place)}
        ${taggedSql(wanted, Prisma.sql`matching.conversation_id`)}
      ORDER BY at DESC, id DESC LIMIT ${limit + 1}
    ) AS hit
    LIMIT ${limit + 1}`;
}

const behindSql = (place: Place | null) =>
  place ? Prisma.sql`AND (at < ${place.at} OR id < ${place.id}::uuid)` : Prisma.empty;

const taggedSql = ({ tagIds }: Wanted, conversationId: Prisma.Sql) =>
  tagIds
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM conversation_tags AS t
        WHERE t.conversation_id = ${conversationId} AND t.tag_id = ANY(${[...tagIds]}::uuid[]))`
    : Prisma.empty;

/** What contacts wrote, by their conversations: there are few, whatever the weeks. */
async function findOfContacts(page: Page, weeks: readonly number[]): Promise<Found[]> {
  const { scope, wanted, place, limit } = page;
  const conversationIds = [...(wanted.from?.conversationIds ?? [])];
  const queries = weeks.map((week) =>
    queryText(weekPrefix(scope.workspaceId, week), wanted.words, [
      ...marksOf(wanted),
      [BY_CONTACT],
    ]),
  );
  const found = await runBounded(Prisma.sql`
    SELECT id, kind::text, conversation_id AS "conversationId", seq, at
    FROM (
      SELECT id, kind, conversation_id, contact_id, inbox_id, workspace_id, seq, at, tokens
      FROM search_documents WHERE conversation_id = ANY(${conversationIds}::uuid[]) OFFSET 0
    ) AS theirs
    JOIN unnest(${[...weeks]}::int[], ${queries}::text[]) AS part (week, query) ON part.week = ${WEEK}
    WHERE workspace_id = ${scope.workspaceId}::uuid ${scopeCondition(scope)}
      AND tokens @@ part.query::tsquery AND ${withinSql(wanted, place)} ${behindSql(place)}
      ${taggedSql(wanted, Prisma.sql`theirs.conversation_id`)}
    ORDER BY at DESC, id DESC LIMIT ${limit + 1}`);
  return found ?? [];
}

/** The newest contacts that are called so. */
export async function findContacts(
  workspaceId: string,
  words: readonly Word[],
  limit: number,
): Promise<string[]> {
  if (words.length === 0) return [];
  const query = queryText(contactPrefix(workspaceId), words, []);
  const rows = await runBounded<{ id: string }>(Prisma.sql`
    SELECT id FROM (
      SELECT id, workspace_id, at FROM search_documents
      WHERE tokens @@ ${query}::tsquery LIMIT ${MAX_CONTACTS_READ}
    ) AS matching
    WHERE workspace_id = ${workspaceId}::uuid
    ORDER BY at DESC, id DESC LIMIT ${limit}`);
  return (rows ?? []).map(({ id }) => id);
}

/** Lists of which one each must be there. */
function marksOf({ words, hasFile, inboxIds }: Wanted): string[][] {
  return [
    ...(hasFile ? [[HAS_FILE]] : []),
    ...(inboxIds ? [inboxIds.map(inInbox)] : []),
    ...(words.length === 0 ? [[ALL]] : []),
  ];
}

/** A tsquery: all words, longer ones by their beginning, and one of each list of marks. */
function queryText(
  prefix: string,
  words: readonly Word[],
  marks: readonly (readonly string[])[],
): string {
  const lexeme = (token: string) => `'${`${prefix}${token}`.replace(/[\\']/g, "$&$&")}'`;
  return [
    ...words.map(({ text, isWhole }) => lexeme(text) + (isWhole ? "" : ":*")),
    ...marks.map((list) => `(${list.map(lexeme).join(" | ")})`),
  ].join(" & ");
}

/** Runs a statement for at most {@link STATEMENT_MS}; null: that was not enough. */
async function runBounded<Row = Found>(sql: Prisma.Sql): Promise<Row[] | null> {
  try {
    const [, rows] = await db().$transaction([
      db().$queryRaw`SELECT set_config('statement_timeout', ${String(STATEMENT_MS)}, true)`,
      db().$queryRaw<Row[]>(sql),
    ]);
    return rows;
  } catch (error) {
    if (isStatementTimeout(error)) return null;
    throw error;
  }
}
