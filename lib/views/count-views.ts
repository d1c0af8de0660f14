import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { COUNT_CAP } from "@linkdesk/contract/limits.ts";
import { matchingSql } from "../conversations/filter-sql.ts";
import { db } from "../platform/db.ts";
import { readFilter, viewScope } from "./serialize-view.ts";

/** More than these are not counted: a sidebar with as many is not read. */
const MAX_COUNTED = 30;

/** How many conversations each saved view of the member has, by its id; the oldest views only. */
export async function countViews(me: Me): Promise<{ counts: Record<string, number> }> {
  const views = await db().savedView.findMany({
    where: viewScope(me),
    orderBy: { id: "asc" },
    take: MAX_COUNTED,
    select: { id: true, filter: true },
  });
  const counts = await Promise.all(
    views.map(async ({ id, filter }) => {
      const matching = matchingSql(readFilter(filter), me, { limit: COUNT_CAP });
      const [row] = await db().$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM (${matching}) AS matching`;
      return [id, row?.count ?? 0] as const;
    }),
  );
  return { counts: Object.fromEntries(counts) };
}
