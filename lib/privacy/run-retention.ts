import "server-only";
import { forgetCardAnswers } from "../contact-cards/forget-card-answers.ts";
import { eraseStaleUploads, removeErasedFiles } from "../files/erase-files.ts";
import { forgetUnusedRates } from "../http/rate-limit.ts";
import { listRetentions } from "../inboxes/list-retentions.ts";
import { log } from "../platform/log.ts";
import { eraseOldContactEvents } from "./erase-contact-events.ts";
import { resumeDeletions } from "./resume-deletions.ts";
import { addReports, NOTHING_SWEPT, type SweepReport, sweepExpired } from "./sweep-expired.ts";

export type RetentionReport = SweepReport & {
  /** Deletions of single contacts that had been cut off and are now done; not counted above. */
  resumedDeletions: number;
  /** What programs had recorded of contacts longer ago than any inbox keeps things; not counted above. */
  contactEvents: number;
  /** Files that nobody had sent for a day; not counted above. */
  unsentFiles: number;
  /** Inboxes whose sweep failed; the log says why, the next run tries again. */
  failedInboxes: number;
  /** False when the time was up: run it again. */
  isComplete: boolean;
};

/**
 * The daily run: deletes what every inbox keeps no longer, finishes deletions that were cut off,
 * removes the files, and forgets what no rate limit needs any longer. Idempotent; may be cut off,
 * and may run twice at once.
 * @param budgetMs No batch starts after this long.
 */
export async function runRetention(now: Date, budgetMs = Infinity): Promise<RetentionReport> {
  const started = Date.now();
  const mayGoOn = () => Date.now() - started < budgetMs;
  let swept = NOTHING_SWEPT;
  let failedInboxes = 0;
  const resumedDeletions = await resumeDeletions(mayGoOn);
  const retentions = await listRetentions();
  for (const inbox of retentions) {
    if (!mayGoOn()) break;
    try {
      swept = addReports(swept, await sweepExpired(inbox, now, mayGoOn));
    } catch (error) {
      // One inbox that cannot be swept must not keep the others' data.
      failedInboxes += 1;
      log.error("retention.failed", { inboxId: inbox.id, error });
    }
  }
  const contactEvents = await eraseOldContactEvents(retentions, now, mayGoOn);
  const unsentFiles = await eraseStaleUploads(now, mayGoOn);
  await removeErasedFiles();
  await forgetCardAnswers(now);
  await forgetUnusedRates();
  const report = {
    ...swept,
    contactEvents,
    unsentFiles,
    resumedDeletions,
    failedInboxes,
    isComplete: mayGoOn(),
  };
  log.info("retention.done", report);
  return report;
}
