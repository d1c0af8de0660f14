import "server-only";
import type { ConversationCount, CountQuery } from "@linkdesk/contract/bulk-actions.ts";
import { MATCH_COUNT_CAP } from "@linkdesk/contract/limits.ts";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { matchingSql } from "./filter-sql.ts";

/**
 * How many conversations match a filter; it stops counting at {@link MATCH_COUNT_CAP}. So high a limit makes the
 * planner believe that a whole table is soon read, whoever's rows are in it. Without sorting, only the index in the
 * order of the list is left to it, which finds the rows of one inbox.
 */
export async function countMatching(
  caller: Caller,
  { filter }: CountQuery,
): Promise<ConversationCount> {
  const [, rows] = await db().$transaction([
    db().$queryRaw`SELECT set_config('enable_sort', 'off', true)`,
    db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count
      FROM (${matchingSql(filter, caller, { limit: MATCH_COUNT_CAP })}) AS matching`,
  ]);
  return { count: rows[0]?.count ?? 0 };
}
