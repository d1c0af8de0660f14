import "server-only";
import { Prisma } from "../platform/db.ts";

/** Its time, and the rest of the predicate of its partial index. */
const TABLES = {
  conversations: { time: Prisma.sql`last_message_at`, only: Prisma.sql`AND status = 'resolved'` },
  sessions: { time: Prisma.sql`last_seen_at`, only: Prisma.empty },
};

/**
 * The ids of an inbox's rows whose page asked to keep them for less time than has passed. There is one plain
 * bound for each number of days that pages asked for, and the recursion steps from one number to the next, so that
 * nothing that is kept is looked at. The partial index is (inbox_id, retention_days, time).
 */
export function expiredByPage(
  table: keyof typeof TABLES,
  {
    inboxId,
    now,
    limit,
    isOver = Prisma.sql`true`,
  }: { inboxId: string; now: Date; limit: number; isOver?: Prisma.Sql },
): Prisma.Sql {
  const { time, only } = TABLES[table];
  const rows = Prisma.sql`${Prisma.raw(table)}
    WHERE inbox_id = ${inboxId}::uuid AND retention_days IS NOT NULL ${only}`;
  return Prisma.sql`
    WITH RECURSIVE asked AS (
      (SELECT retention_days FROM ${rows} ORDER BY retention_days LIMIT 1)
      UNION ALL
      SELECT (SELECT retention_days FROM ${rows} AND retention_days > asked.retention_days
              ORDER BY retention_days LIMIT 1)
      FROM asked WHERE asked.retention_days IS NOT NULL
    )
    SELECT oldest.id FROM asked CROSS JOIN LATERAL (
      SELECT id FROM ${rows} AND retention_days = asked.retention_days
        AND ${time} < ${now}::timestamptz - make_interval(days => asked.retention_days)
        AND ${isOver}
      ORDER BY ${time} LIMIT ${limit}
    ) AS oldest`;
}

/** The end of what was kept for so many days. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 24 * 60 * 60 * 1_000);
}
