import "server-only";
import { randomUUID } from "node:crypto";
import { openFolder } from "../../platform/imap.ts";
import {
  type ClaimedAccount,
  claimMailAccounts,
  releaseMailAccounts,
} from "../accounts/claim-mail-accounts.ts";
import { imapSettingsOf } from "../accounts/find-mail-account.ts";
import { fetchMails, recordFetchFailure } from "./fetch-mails.ts";

/** A cron calls every minute; what was read in between is left alone. */
const DUE_MS = 45_000;
const AT_ONCE = 5;
/** An account that fails is tried again after this time. */
const PAUSE_AFTER_FAILURE_MS = 5 * 60_000;

/**
 * Reads the folders that are due, where no worker does. It stops before the next mail once `maxMs` have passed; what is
 * left is read by the next call. Returns how many mails were taken in.
 */
export async function pollMailAccounts({ maxMs }: { maxMs: number }): Promise<number> {
  const until = Date.now() + maxMs;
  const isOver = () => Date.now() >= until;
  let count = 0;
  while (!isOver()) {
    const holder = randomUUID();
    const lease = { leaseMs: PAUSE_AFTER_FAILURE_MS, limit: AT_ONCE, dueMs: DUE_MS };
    const accounts = await claimMailAccounts(holder, lease);
    if (accounts.length === 0) break;
    const counts = await Promise.all(accounts.map((account) => poll(account, holder, isOver)));
    for (const one of counts) count += one;
  }
  return count;
}

/** Whoever fails keeps the lease, so that it is not tried again at once. */
async function poll(
  account: ClaimedAccount,
  holder: string,
  isOver: () => boolean,
): Promise<number> {
  try {
    const settings = await imapSettingsOf(account);
    if (!settings) return 0;
    const folder = await openFolder(settings);
    const count = await fetchMails(account, folder, isOver).finally(() => folder.close());
    await releaseMailAccounts(holder, account.inboxId);
    return count;
  } catch (error) {
    await recordFetchFailure(account.inboxId, error);
    return 0;
  }
}
