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
 * `recipient` is an address that mail goes to, over the whole installation; `sender` one that mails a
 * workspace. `conversation:mail` counts the mails that come in, `conversation:reply` those that go out.
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
  "address:mail": { burst: 600, everyMs: 50 },
  "address:account": { burst: 30, everyMs: 10_000 },
  "address:sign-in": { burst: 60, everyMs: 5_000 },
  "account:email-change": { burst: 10, everyMs: 6 * MINUTE_MS },
  "member:picture": { burst: 300, everyMs: 200 },
  "member:contact-card": { burst: 120, everyMs: 500 },
  "member:search": { burst: 120, everyMs: 250 },
  "key:call": { burst: 300, everyMs: 100 },
  "recipient:transcript": { burst: 10, everyMs: HOUR_MS },
  "recipient:conversation": { burst: 20, everyMs: HOUR_MS },
  "recipient:reply": { burst: 100, everyMs: MINUTE_MS },
  "recipient:invitation": { burst: 10, everyMs: HOUR_MS },
  "recipient:notice": { burst: 5, everyMs: HOUR_MS },
  "conversation:mail": { burst: 40, everyMs: 2 * MINUTE_MS },
  "conversation:reply": { burst: 60, everyMs: MINUTE_MS },
  "sender:mail": { burst: 40, everyMs: 2 * MINUTE_MS },
  "inbox:session": { burst: 600, everyMs: 200 },
  "inbox:conversation": { burst: 600, everyMs: 200 },
  "workspace:invitation": { burst: 200, everyMs: MINUTE_MS },
  "workspace:website-check": { burst: 10, everyMs: 10_000 },
  "workspace:webhook-test": { burst: 20, everyMs: 5_000 },
  "workspace:mail-check": { burst: 20, everyMs: 10_000 },
} as const satisfies Record<string, Allowance>;

export type AllowanceName = keyof typeof ALLOWANCES;

/** An allowance, and by whom it is used; null is an address that is not known. */
export type RateUse = { name: AllowanceName; who: string | null };

/**
 * Counts one use of each allowance and refuses when one is used up; all processes count together.
 * It is the generic cell rate algorithm (ITU-T I.371): for each key one row with one number, the
 * time at which the allowance will be whole again. One statement, whatever the number of keys.
 * Addresses that are not known are counted as one. Errors: rate_limited.
 */
export async function limitRate(uses: readonly RateUse[]): Promise<void> {
  if (uses.length === 0) return;
  const { ctes, granted, check } = countUses(uses);
  const [row] = await db().$queryRaw<
    { granted: boolean[] }[]
  >`WITH ${ctes} SELECT ${granted} AS granted`;
  check(row?.granted ?? []);
}

/** How a statement counts uses itself; see {@link countUses}. */
export type Counting = {
  /** For its WITH. */
  ctes: Prisma.Sql;
  /** An expression of its SELECT: for each allowance, whether it was granted. */
  granted: Prisma.Sql;
  /** Given that value. Errors: rate_limited. */
  check: (granted: readonly boolean[]) => void;
};

/**
 * The parts with which another statement counts uses in the same round trip.
 * @param from Where it counts only for a row that it has found: `FROM … WHERE …`. Then `sessionId` is the column
 *   by which the allowances of a session are counted.
 */
export function countUses(
  uses: readonly (RateUse | { name: SessionAllowance; sessionId: Prisma.Sql })[],
  from: Prisma.Sql = Prisma.empty,
): Counting {
  const cells = uses.flatMap((use) =>
    "who" in use ? cellsOf(use.name, use.who) : [sessionCell(use.name, use.sessionId)],
  );
  // In one order everywhere: two requests never wait for each other's rows.
  cells.sort((a, b) => (a.order < b.order ? -1 : 1));
  const nameOf = (i: number) => Prisma.raw(`use_${i}`);
  return {
    ctes: Prisma.join(cells.map((cell, i) => Prisma.sql`${nameOf(i)} AS (${count(cell, from)})`)),
    granted: Prisma.sql`ARRAY[${Prisma.join(
      cells.map((_, i) => Prisma.sql`EXISTS (SELECT FROM ${nameOf(i)})`),
    )}]`,
    check: (granted) => {
      const refused = cells.find((_, i) => granted[i] !== true);
      if (!refused) return;
      throw new AppError("rate_limited", {
        retryAfterSeconds: Math.max(1, Math.ceil(refused.everyMs / 1_000)),
        cause: `${refused.name} is used up`,
      });
    },
  };
}

type Use = { name: AllowanceName; who: string };

/** How much of an allowance is left, for the `RateLimit-*` headers. */
export type Remaining = { limit: number; remaining: number; resetSeconds: number };

/**
 * Counts one use of one allowance as {@link limitRate} does, and says what is left; null when it is used up.
 * `resetSeconds` is the time until it is whole again.
 */
export async function countUse({ name, who }: Use): Promise<Remaining | null> {
  const one = cell(name, who);
  const { everyMs, burst } = one;
  const [row] = await db().$queryRaw<{ aheadMs: number }[]>`
    WITH used AS (${count(one)})
    SELECT (extract(epoch FROM tat - now()) * 1000)::float8 AS "aheadMs" FROM used`;
  if (!row) return null;
  const limit = Math.floor(burst * env().RATE_LIMIT_FACTOR);
  // Stored times are exact to a millisecond: rounded down, `tat` may lie before now().
  const aheadMs = Math.max(0, row.aheadMs);
  const remaining = Math.max(0, limit - Math.round(aheadMs / everyMs));
  return { limit, remaining, resetSeconds: Math.ceil(aheadMs / 1_000) };
}

/** What an answer to a call says that is refused because the allowance is used up. */
export function usedUp({ name }: Use): { after: Remaining; error: AppError } {
  const { burst, everyMs } = ALLOWANCES[name];
  const limit = Math.floor(burst * env().RATE_LIMIT_FACTOR);
  const retryAfterSeconds = Math.max(1, Math.ceil(everyMs / 1_000));
  const resetSeconds = Math.ceil((burst * everyMs) / 1_000);
  const error = new AppError("rate_limited", { retryAfterSeconds, cause: `${name} is used up` });
  return { after: { limit, remaining: 0, resetSeconds }, error };
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

type Cell = {
  name: AllowanceName;
  key: Prisma.Sql;
  /** Cells are counted in the order of this. */
  order: string;
  burst: number;
  everyMs: number;
  wholeMs: number;
};

/** Those that are counted by the id of a session. */
type SessionAllowance = Extract<AllowanceName, `session:${string}`>;

function cell(name: AllowanceName, who: string, times = 1): Cell {
  // Also an address: it is counted, and never kept. The id of a row says nothing about anybody.
  const key = `${name}:${name.startsWith("session:") ? who : pseudonym("rate-limit", who)}`;
  return { ...allowance(name, times), key: Prisma.sql`${key}::text`, order: key };
}

function sessionCell(name: SessionAllowance, id: Prisma.Sql): Cell {
  const key = Prisma.sql`${`${name}:`}::text || ${id}::text`;
  return { ...allowance(name), key, order: name };
}

function allowance(name: AllowanceName, times = 1) {
  const { burst, everyMs } = ALLOWANCES[name];
  const oneMs = everyMs / times / env().RATE_LIMIT_FACTOR;
  // The time in which a whole burst comes back stays; what fits into it grows with the factor.
  return { name, burst, everyMs: oneMs, wholeMs: everyMs * burst };
}

/** What is over the limit leaves the row as it is: waiting always helps, trying does no harm. */
function count({ key, everyMs, wholeMs }: Cell, from: Prisma.Sql = Prisma.empty): Prisma.Sql {
  const one = Prisma.sql`${everyMs}::float8 * interval '1 ms'`;
  return Prisma.sql`
    INSERT INTO rate_limits AS r (key, tat) SELECT ${key}, now() + ${one} ${from}
    ON CONFLICT (key) DO UPDATE SET tat = greatest(r.tat, now()) + ${one}
      WHERE greatest(r.tat, now()) + ${one} <= now() + ${wholeMs}::float8 * interval '1 ms'
    RETURNING key, tat`;
}

/**
 * Uses up something that counts once within `forMs`, in the caller's transaction; false if it was used before. Of two
 * transactions at once, the second waits for the first.
 */
export async function isFirstUse(
  tx: Prisma.TransactionClient,
  what: string,
  forMs: number,
): Promise<boolean> {
  const key = `once:${pseudonym("rate-limit", what)}`;
  const rows = await tx.$queryRaw<unknown[]>`
    INSERT INTO rate_limits AS r (key, tat)
    VALUES (${key}, now() + ${forMs}::float8 * interval '1 ms')
    ON CONFLICT (key) DO UPDATE SET tat = excluded.tat WHERE r.tat <= now()
    RETURNING key`;
  return rows.length > 0;
}

/** Forgets allowances that are whole again. For a daily job. */
export async function forgetUnusedRates(): Promise<number> {
  return db().$executeRaw`DELETE FROM rate_limits WHERE tat < now() - interval '1 hour'`;
}
