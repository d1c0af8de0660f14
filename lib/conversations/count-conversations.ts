import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { VIEWS, viewFilter } from "@linkdesk/contract/conversation-views.ts";
import type { ConversationCounts } from "@linkdesk/contract/conversations.ts";
import { COUNT_CAP } from "@linkdesk/contract/limits.ts";
import { db, Prisma } from "../platform/db.ts";
import { filterSql, matchingSql } from "./filter-sql.ts";

/**
 * How many conversations each view of the list has. Nobody reads past "999+", so nothing is counted past
 * {@link COUNT_CAP}: the cost has a ceiling.
 */
export async function countConversations(me: Me): Promise<ConversationCounts> {
  const views = VIEWS.map((view) => {
    const matching = matchingSql(viewFilter(view), me, { limit: COUNT_CAP });
    return Prisma.sql`(SELECT count(*)::int FROM (${matching}) t) AS ${Prisma.raw(view)}`;
  });
  const [row] = await db().$queryRaw<(Omit<ConversationCounts, "open"> & { all: number })[]>`
    SELECT ${Prisma.join(views)}, ${countUnread(me)} AS unread`;
  if (!row) throw new Error("a SELECT without FROM has one row");
  const { all, ...counts } = row;
  return { ...counts, open: all };
}

/** Of the newest open conversations that are the member's or nobody's, those that they have not read. */
function countUnread(me: Me): Prisma.Sql {
  const newest = (["mine", "unassigned"] as const).map(
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
