import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationCounts } from "@linkdesk/contract/conversations.ts";
import { db, Prisma } from "../platform/db.ts";

/** Nobody reads past "999+", so nothing is counted past it: the cost has a ceiling. */
const COUNT_CAP = 1_000;

/** How many conversations each view of the list has, each at most {@link COUNT_CAP}. */
export async function countConversations(me: Me): Promise<ConversationCounts> {
  // Values, not columns of a CTE: the planner must know whose they are to find them by index. Through
  // a join it read the conversations of every workspace.
  const workspace = Prisma.sql`${me.workspace.id}::uuid`;
  const member = Prisma.sql`${me.memberId}::uuid`;
  const [row] = await db().$queryRaw<ConversationCounts[]>`
    SELECT
      (SELECT count(*)::int FROM (SELECT 1 FROM conversations
        WHERE workspace_id = ${workspace} AND status = 'open' LIMIT ${COUNT_CAP}) t) AS open,
      (SELECT count(*)::int FROM (SELECT 1 FROM conversations
        WHERE workspace_id = ${workspace} AND status = 'open' AND assignee_id = ${member}
        LIMIT ${COUNT_CAP}) t) AS mine,
      (SELECT count(*)::int FROM (SELECT 1 FROM conversations
        WHERE workspace_id = ${workspace} AND status = 'open' AND assignee_id IS NULL
        LIMIT ${COUNT_CAP}) t) AS unassigned,
      (SELECT count(*)::int FROM (SELECT 1 FROM conversations
        WHERE workspace_id = ${workspace} AND status = 'resolved' LIMIT ${COUNT_CAP}) t) AS resolved,
      (SELECT count(*)::int FROM (SELECT 1 FROM conversations
        WHERE workspace_id = ${workspace} AND agent_unread > 0 LIMIT ${COUNT_CAP}) t) AS unread`;
  return row ?? { open: 0, mine: 0, unassigned: 0, resolved: 0, unread: 0 };
}
