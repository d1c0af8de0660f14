import "server-only";
import { createHash } from "node:crypto";
import { AppError } from "../platform/app-error.ts";
import { countedAs } from "../platform/client-address.ts";
import { db } from "../platform/db.ts";

/** So many attempts are free; each one after that doubles the wait before the next. */
type Policy = { free: number; firstWaitS: number };

/**
 * By address and account first, so that one guesser does not lock the owner out; by account as well,
 * because addresses are cheap. A browser that the account was opened with before is counted by itself
 * and by nothing else: strangers cannot lock it out. A second factor has only a million values, so it is counted on its own.
 */
const POLICIES = {
  "address+account": { free: 5, firstWaitS: 15 },
  browser: { free: 10, firstWaitS: 30 },
  account: { free: 20, firstWaitS: 30 },
  code: { free: 5, firstWaitS: 30 },
} as const satisfies Record<string, Policy>;

const MAX_WAIT_S = 15 * 60;
/** Failures are forgotten after this long without another one. */
const FORGET_S = 24 * 60 * 60;

type Key = { policy: Policy; key: Uint8Array<ArrayBuffer> };

export type Attempt = { succeeded: () => Promise<void> };

/**
 * Counts an attempt to sign in before its password is looked at, so that guesses sent at once count
 * like guesses one after the other. It knows nothing of whether the account exists: the answer is the
 * same. What it does not stop is one guess at each of very many accounts; from one address, that is limited
 * in `checkPassword`.
 * Errors: rate_limited.
 */
export function attemptSignIn(
  email: string,
  address: string | null,
  /** The mark of a known browser of this account; see known-browser-cookie.ts. */
  browser: string | null,
): Promise<Attempt> {
  if (browser !== null) return attempt([keyOf("browser", browser)]);
  const from = address && countedAs(address).network;
  return attempt([keyOf("address+account", `${from}\0${email}`), keyOf("account", email)]);
}

/** The same for a code, or for a password that a signed-in person is asked for again. */
export function attemptCode(userId: string): Promise<Attempt> {
  return attempt([keyOf("code", userId)]);
}

/** Somebody showed in another way that the account is theirs. */
export async function forgetFailures(email: string): Promise<void> {
  await db().signInThrottle.deleteMany({ where: { key: keyOf("account", email).key } });
}

/** For the daily job. */
export async function forgetOldFailures(): Promise<void> {
  const lastAt = { lt: new Date(Date.now() - FORGET_S * 1000) };
  await db().signInThrottle.deleteMany({ where: { lastAt } });
}

async function attempt(keys: Key[]): Promise<Attempt> {
  for (const { policy, key } of keys) {
    const waitS = await count(key, policy);
    if (waitS === 0) continue;
    throw new AppError("rate_limited", {
      userMessage: "Too many attempts. Please wait a few minutes and try again.",
      retryAfterSeconds: waitS,
    });
  }
  return {
    async succeeded() {
      await db().signInThrottle.deleteMany({ where: { key: { in: keys.map(({ key }) => key) } } });
    },
  };
}

/** Counts one attempt and returns 0; or counts nothing and returns the seconds still to wait. */
async function count(key: Uint8Array<ArrayBuffer>, { free, firstWaitS }: Policy): Promise<number> {
  await db().$executeRaw`
    INSERT INTO sign_in_throttles (key, failures, last_at) VALUES (${key}, 0, now())
    ON CONFLICT (key) DO NOTHING`;
  // The row's lock makes attempts at once queue up here, and each sees what the one before it did.
  const taken = await db().$executeRaw`
    WITH mine AS (
      SELECT key, CASE WHEN last_at < now() - ${FORGET_S}::int * interval '1 second'
                       THEN 1 ELSE failures + 1 END AS failures
      FROM sign_in_throttles
      WHERE key = ${key} AND (blocked_until IS NULL OR blocked_until <= now())
      FOR UPDATE
    )
    UPDATE sign_in_throttles AS t SET
      failures = mine.failures,
      last_at = now(),
      blocked_until = CASE WHEN mine.failures >= ${free}::int
        THEN now() + least(${MAX_WAIT_S}::int,
               ${firstWaitS}::int * power(2, least(mine.failures - ${free}::int, 20)))
             * interval '1 second'
        END
    FROM mine WHERE t.key = mine.key`;
  if (taken > 0) return 0;
  const row = await db().signInThrottle.findUnique({ where: { key } });
  // Not blocked: an attempt at the same time succeeded, and took the row along before ours was counted.
  if (!row?.blockedUntil) return count(key, { free, firstWaitS });
  return Math.max(1, Math.ceil((row.blockedUntil.getTime() - Date.now()) / 1000));
}

/** Hashed: the table must not become a list of who tried to sign in. */
function keyOf(name: keyof typeof POLICIES, who: string): Key {
  const hash = createHash("sha256").update(`${name}\0${who}`).digest();
  return { policy: POLICIES[name], key: new Uint8Array(hash) };
}
