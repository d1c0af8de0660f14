import "server-only";
import type { RequestOrigin } from "../access/actor.ts";
import { db, type Prisma } from "../platform/db.ts";
import { browserName, noticeSecurityEvent } from "./security-notice.ts";

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Somebody signed in: a kind of browser (its name and system, nothing finer and no cookie) that the
 * account was never opened with is told to its owner. Not the very first one: that is themselves.
 * What it does not notice is a thief with the same browser on the same system.
 */
export async function meetBrowser(
  tx: Prisma.TransactionClient,
  userId: string,
  origin: RequestOrigin,
): Promise<void> {
  const name = browserName(origin.userAgent) ?? "unknown";
  const known = await tx.knownBrowser.findMany({ where: { userId }, select: { name: true } });
  if (known.some((browser) => browser.name === name)) {
    await tx.knownBrowser.updateMany({ where: { userId, name }, data: { lastSeenAt: new Date() } });
    return;
  }
  // Of two sign-ins at once, one is the first.
  const { count } = await tx.knownBrowser.createMany({
    data: [{ userId, name }],
    skipDuplicates: true,
  });
  if (count === 1 && known.length > 0) {
    await noticeSecurityEvent(tx, userId, "new_browser", origin);
  }
}

/** For the daily job. */
export async function forgetOldBrowsers(now: Date): Promise<void> {
  const lastSeenAt = { lt: new Date(now.getTime() - YEAR_MS) };
  await db().knownBrowser.deleteMany({ where: { lastSeenAt } });
}
