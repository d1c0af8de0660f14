import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { type MailFolder, openFolder } from "../../platform/imap.ts";
import { MailProblem } from "../../platform/mail-problem.ts";
import type { ClaimedAccount } from "../accounts/claim-mail-accounts.ts";
import { imapSettingsOf } from "../accounts/find-mail-account.ts";
import { fetchMails, recordFetchFailure } from "./fetch-mails.ts";

/** How often a folder is looked at although nothing was announced: some servers forget to. */
const LOOK_EVERY_MS = 60_000;
const MIN_PAUSE_MS = 5_000;
const MAX_PAUSE_MS = 5 * 60_000;
/** Providers lock an account after too many wrong passwords. */
const LOGIN_PAUSE_MS = 5 * 60_000;

/** Reads one account until it is stopped. */
export type MailSession = { stop: () => Promise<void> };

/**
 * Keeps a connection to an account's folder, takes in what arrives, and connects again after failures, with growing
 * pauses. `pauseMs` replaces the pauses in tests.
 */
export function startMailSession(
  account: ClaimedAccount,
  { pauseMs = pauseAfter }: { pauseMs?: typeof pauseAfter } = {},
): MailSession {
  const stopping = new AbortController();
  const { signal } = stopping;
  let folder: MailFolder | null = null;
  const connectAndRead = async () => {
    const settings = await imapSettingsOf(account);
    if (!settings) return;
    folder = await openFolder(settings);
    try {
      while (!signal.aborted) {
        await fetchMails(account, folder, () => signal.aborted);
        failures = 0;
        await folder.waitForChange(LOOK_EVERY_MS);
      }
    } finally {
      folder.close();
      folder = null;
    }
  };
  let failures = 0;
  const run = async () => {
    while (!signal.aborted) {
      try {
        await connectAndRead();
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        // A connection that worked may break: it is only a failure if the next one does not work.
        if (failures > 1 || !isCutOff(error)) await recordFetchFailure(account.inboxId, error);
        await delay(pauseMs(error, failures), null, { signal }).catch(() => {});
      }
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      folder?.close();
      await running;
    },
  };
}

const isCutOff = (error: unknown) => error instanceof MailProblem && error.step === "connect";

/** Between half and all of a time that doubles, so that many sessions do not come back at once. */
function pauseAfter(error: unknown, failures: number): number {
  const isRefused = error instanceof MailProblem && error.step === "login";
  const longest = isRefused
    ? LOGIN_PAUSE_MS
    : Math.min(MIN_PAUSE_MS * 2 ** (failures - 1), MAX_PAUSE_MS);
  return longest * (0.5 + Math.random() / 2);
}
