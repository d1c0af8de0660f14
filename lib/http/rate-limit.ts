import { AppError } from "../platform/app-error.ts";
import { countedAs } from "../platform/client-address.ts";
import { db, Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { pseudonym } from "../platform/secrets.ts";

/** So many at once, and then one every so often. */
type Allowance = { burst: number; everyMs: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A /48 of IPv6 has this many times the allowance of each /64 in it. */
const SITE_FACTOR = 8;

/** All whose address is not known share one allowance: having none must not be a way round it. */
const UNKNOWN_ADDRESS = "unknown";

/**
 * What may be done how often; the first part of each name is what is counted by. An address may be
 * an office of hundreds, so its allowances are generous: they stop programs, not people. An address
 * of IPv6 is counted by its /64, and by its /48 with {@link SITE_FACTOR} times the allowance.
 * `recipient` is an address that mail goes to, over the whole installation.
 */
export const ALLOWANCES = {
  "session:message": { burst: 40, everyMs: 1_000 },
  "session:conversation": { burst: 10, everyMs: MINUTE_MS },
  "session:upload": { burst: 30, everyMs: 5_000 },
  "session:write": { burst: 120, everyMs: 500 },
  "address:session": { burst: 60, everyMs: 10_000 },
  "address:conversation": { burst: 60, everyMs: 10_000 },
  "address:message": { burst: 300, everyMs: 200 },
  "address:upload": { burst: 100, everyMs: 2_000 },
  "address:page": { burst: 300, everyMs: 500 },
  "address:write": { burst: 600, everyMs: 100 },
  "address:beacon": { burst: 120, everyMs: 1_000 },
  "address:picture": { burst: 300, everyMs: 200 },
  "address:identity": { burst: 120, everyMs: 1_000 },
  "address:account": { burst: 30, everyMs: 10_000 },
  "address:sign-in": { burst: 60, everyMs: 5_000 },
  "account:email-change": { burst: 10, everyMs: 6 * MINUTE_MS },
  "member:picture": { burst: 300, everyMs: 200 },
  "recipient:transcript": { burst: 10, everyMs: HOUR_MS },
  "recipient:conversation": { burst: 20, everyMs: HOUR_MS },
  "recipient:invitation": { burst: 10, everyMs: HOUR_MS },
  "recipient:notice": { burst: 5, everyMs: HOUR_MS },
  "inbox:session": { burst: 600, everyMs: 200 },
  "inbox:conversation": { burst: 600, everyMs: 200 },
  "workspace:invitation": { burst: 200, everyMs: MINUTE_MS },
  "workspace:website-check": { burst: 10, everyMs: 10_000 },
  "workspace:webhook-test": { burst: 20, everyMs: 5_000 },
} as const satisfies Record<string, Allowance>;

export type AllowanceName = keyof typeof ALLOWANCES;

/**
 * Counts one use of each allowance and refuses when one is used up; all processes count together.
 * It is the generic cell rate algorithm (ITU-T I.371): for each key one row with one number, the
 * time at which the allowance will be whole again. One statement, whatever the number of keys.
 * `who` null is an address that is not known: all of those are counted as one. Errors: rate_limited.
 */
export async function limitRate(
  uses: readonly { name: AllowanceName; who: string | null }[],
): Promise<void> {
  const wanted = uses.flatMap(({ name, who }) => cellsOf(name, who));
  if (wanted.length === 0) return;
  // In one order everywhere: two requests never wait for each other's rows.
  wanted.sort((a, b) => (a.key < b.key ? -1 : 1));
  const granted = await db().$queryRaw<{ key: string }[]>`
    WITH ${Prisma.join(wanted.map(({ use }, i) => Prisma.sql`${Prisma.raw(`u${i}`)} AS (${use})`))}
    ${Prisma.join(
      wanted.map((_, i) => Prisma.sql`SELECT key FROM ${Prisma.raw(`u${i}`)}`),
      " UNION ALL ",
    )}`;
  const refused = wanted.find(({ key }) => !granted.some((row) => row.key === key));
  if (!refused) return;
  throw new AppError("rate_limited", {
    retryAfterSeconds: Math.max(1, Math.ceil(refused.everyMs / 1_000)),
    cause: `${refused.key.split(":").slice(0, 2).join(":")} is used up`,
  });
}

/** The same for work that is left out instead of refused. */
export async function isWithin(uses: Parameters<typeof limitRate>[0]): Promise<boolean> {
  try {
    await limitRate(uses);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "rate_limited") return false;
    throw error;
  }
}

function cellsOf(name: AllowanceName, who: string | null): Cell[] {
  if (who === null) return [cell(name, UNKNOWN_ADDRESS)];
  if (!name.startsWith("address:")) return [cell(name, who)];
  const { network, site } = countedAs(who);
  return [cell(name, network), ...(site ? [cell(name, site, SITE_FACTOR)] : [])];
}

type Cell = { key: string; everyMs: number; use: Prisma.Sql };

/** What is over the limit leaves the row as it is: waiting always helps, trying does no harm. */
function cell(name: AllowanceName, who: string, times = 1): Cell {
  const { burst, everyMs: ofOneMs } = ALLOWANCES[name];
  const usualMs = ofOneMs / times;
  // Also an address: it is counted, and never kept.
  const key = `${name}:${pseudonym("rate-limit", who)}`;
  const everyMs = usualMs / env().RATE_LIMIT_FACTOR;
  const one = Prisma.sql`${everyMs}::float8 * interval '1 ms'`;
  // The time in which a whole burst comes back stays; what fits into it grows with the factor.
  const all = Prisma.sql`${ofOneMs * burst}::float8 * interval '1 ms'`;
  const use = Prisma.sql`
    INSERT INTO rate_limits AS r (key, tat) VALUES (${key}, now() + ${one})
    ON CONFLICT (key) DO UPDATE SET tat = greatest(r.tat, now()) + ${one}
      WHERE greatest(r.tat, now()) + ${one} <= now() + ${all}
    RETURNING key`;
  return { key, everyMs, use };
}

/** Forgets allowances that are whole again. For a daily job. */
export async function forgetUnusedRates(): Promise<number> {
  return db().$executeRaw`DELETE FROM rate_limits WHERE tat < now() - interval '1 hour'`;
}
