import "server-only";
import type { ConversationCount, CountQuery } from "@linkdesk/contract/bulk-actions.ts";
import { MATCH_COUNT_CAP } from "@linkdesk/contract/limits.ts";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { matchingSql } from "./filter-sql.ts";

/** How many conversations match a filter; it stops counting at {@link MATCH_COUNT_CAP}. */
export async function countMatching(
  caller: Caller,
  { filter }: CountQuery,
): Promise<ConversationCount> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM (${matchingSql(filter, caller, { limit: MATCH_COUNT_CAP })}) AS matching`;
  return { count: row?.count ?? 0 };
}
