import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { log } from "../../platform/log.ts";
import {
  type ClaimedAccount,
  claimMailAccounts,
  releaseMailAccounts,
} from "../accounts/claim-mail-accounts.ts";
import { type MailSession, startMailSession } from "./mail-session.ts";

/** Notices new accounts, changed settings, and what other processes left behind. */
const LOOK_EVERY_MS = 5_000;
/** Several looks may fail before another process takes over. */
const LEASE_MS = 60_000;
/** A connection each; the accounts beyond it are read by other processes. */
const MAX_ACCOUNTS = 200;
/** A session may be waiting for a server that does not answer. */
const STOP_TIMEOUT_MS = 5_000;

/** Reads the folders of e-mail inboxes in this process: one session for each account that it holds. */
export function startMailFetchWorker(sessionOptions?: Parameters<typeof startMailSession>[1]): {
  stop: () => Promise<void>;
  look: () => Promise<void>;
} {
  const holder = randomUUID();
  const sessions = new Map<string, { settings: string; session: MailSession }>();
  let isStopped = false;
  let looking: Promise<void> | null = null;

  const look = async () => {
    const claimed = await claimMailAccounts(holder, { leaseMs: LEASE_MS, limit: MAX_ACCOUNTS });
    const wanted = new Map(claimed.map((account) => [account.inboxId, account]));
    const ended = [...sessions].filter(([id, { settings }]) => {
      const account = wanted.get(id);
      return !account || fingerprint(account) !== settings;
    });
    for (const [id] of ended) sessions.delete(id);
    await Promise.all(ended.map(([, { session }]) => session.stop()));
    for (const [id, account] of wanted) {
      if (isStopped || sessions.has(id)) continue;
      const session = startMailSession(account, sessionOptions);
      sessions.set(id, { settings: fingerprint(account), session });
    }
  };
  const tick = () => {
    looking ??= look()
      .catch((error: unknown) => log.error("email.fetch_look_failed", { error }))
      .then(() => {
        looking = null;
      });
    return looking;
  };
  const timer = setInterval(() => void tick(), LOOK_EVERY_MS);
  timer.unref();
  void tick();
  return {
    look: tick,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await looking;
      const stopped = Promise.all([...sessions.values()].map(({ session }) => session.stop()));
      await Promise.race([stopped, delay(STOP_TIMEOUT_MS)]);
      await releaseMailAccounts(holder).catch(() => {});
    },
  };
}

/** Changes with everything that a session is connected by. */
function fingerprint({ inbound, credentials }: ClaimedAccount): string {
  const hash = createHash("sha256").update(JSON.stringify(inbound));
  return hash.update(credentials ?? new Uint8Array()).digest("hex");
}
