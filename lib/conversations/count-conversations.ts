import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationFilter } from "@linkdesk/contract/conversation-filter.ts";
import type { UnreadOf } from "@linkdesk/contract/conversation-sorts.ts";
import { VIEWS, type View, viewFilter } from "@linkdesk/contract/conversation-views.ts";
import type { ConversationCounts, CountsQuery } from "@linkdesk/contract/conversations.ts";
import { COUNT_CAP } from "@linkdesk/contract/limits.ts";
import { db, Prisma } from "../platform/db.ts";
import { filterSql, matchingSql } from "./filter-sql.ts";

/**
 * How many conversations each view of the list has. Nobody reads past "999+", so nothing is counted past
 * {@link COUNT_CAP}: the cost has a ceiling.
 */
export async function countConversations(
  me: Me,
  { unread }: CountsQuery = { unread: "mine_unassigned" },
): Promise<ConversationCounts> {
  const views = VIEWS.map((view) => {
    const count = view === "mentions" ? countMentions(me) : countOf(viewFilter(view), me);
    return Prisma.sql`${count} AS ${Prisma.raw(view)}`;
  });
  const [[row], places] = await Promise.all([
    db().$queryRaw<(Record<View, number> & { unread: number })[]>`
      SELECT ${Prisma.join(views)}, ${countUnread(me, UNREAD_VIEWS[unread])} AS unread`,
    countPlaces(me),
  ]);
  if (!row) throw new Error("a SELECT without FROM has one row");
  const { all, ...counts } = row;
  return { ...counts, open: all, ...places };
}

const countOf = (filter: ConversationFilter, me: Me) =>
  Prisma.sql`(SELECT count(*)::int FROM (${matchingSql(filter, me, { limit: COUNT_CAP })}) AS matching)`;

/** The conversations in which the member was mentioned since they last looked at them. */
const countMentions = ({ memberId, workspace }: Me) => Prisma.sql`
  (SELECT count(*)::int FROM (
    SELECT DISTINCT conversation_id FROM mentions
    WHERE member_id = ${memberId}::uuid AND workspace_id = ${workspace.id}::uuid
      AND seen_at IS NULL
    LIMIT ${COUNT_CAP}) AS unseen)`;

/** More inboxes or teams than these have no count: a list of as many is not read. */
const MAX_PLACES = 50;

/** The open conversations of each inbox, and of each of the member's teams. */
async function countPlaces(me: Me): Promise<Pick<ConversationCounts, "inboxes" | "teams">> {
  const workspaceId = me.workspace.id;
  const newest = { orderBy: { id: "asc" }, take: MAX_PLACES, select: { id: true } } as const;
  const [inboxes, teams] = await Promise.all([
    db().inbox.findMany({ where: { workspaceId }, ...newest }),
    db().team.findMany({
      where: { workspaceId, members: { some: { memberId: me.memberId } } },
      ...newest,
    }),
  ]);
  return {
    inboxes: await countEach("inbox", inboxes, me),
    teams: await countEach("team", teams, me),
  };
}

async function countEach(
  field: "inbox" | "team",
  rows: { id: string }[],
  me: Me,
): Promise<Record<string, number>> {
  if (rows.length === 0) return {};
  const counts = rows.map(({ id }) => {
    const filter = viewFilter("all", { [field]: id });
    return Prisma.sql`(${id}, ${countOf(filter, me)})`;
  });
  const found = await db().$queryRaw<{ id: string; count: number }[]>`
    SELECT id, count FROM (VALUES ${Prisma.join(counts)}) AS counts (id, count)`;
  return Object.fromEntries(found.map(({ id, count }) => [id, count]));
}

const UNREAD_VIEWS: Record<UnreadOf, readonly View[]> = {
  mine: ["mine"],
  mine_unassigned: ["mine", "unassigned"],
  all: ["all"],
};

/** Of the newest conversations of views that have none in common, those that the member has not read. */
function countUnread(me: Me, views: readonly View[]): Prisma.Sql {
  const newest = views.map(
    (view) => Prisma.sql`(${matchingSql(viewFilter(view), me, { limit: COUNT_CAP })})`,
  );
  const isUnread = filterSql(
    { match: "all", conditions: [{ field: "unread", operator: "is", value: true }] },
    me,
  );
  return Prisma.sql`
    (SELECT count(*)::int FROM conversations AS c
     JOIN (${Prisma.join(newest, " UNION ALL ")}) AS newest ON newest.id = c.id
     WHERE c.workspace_id = ${me.workspace.id}::uuid AND ${isUnread})`;
}
