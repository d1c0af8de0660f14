import "server-only";
import { db } from "../platform/db.ts";
import { forgetOldBrowsers } from "./known-browsers.ts";
import { forgetOldFailures } from "./sign-in-throttle.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The daily job: what has expired and is of no use to anybody any more. */
export async function cleanUpAccounts(): Promise<void> {
  const now = new Date();
  const yesterday = new Date(now.getTime() - DAY_MS);
  await db().signIn.deleteMany({ where: { expiresAt: { lt: now } } });
  // A day longer: they also count how many were mailed.
  await db().accountToken.deleteMany({ where: { expiresAt: { lt: yesterday } } });
  await db().sessionJwt.deleteMany({ where: { expiresAt: { lt: yesterday } } });
  await forgetOldFailures();
  await forgetOldBrowsers(now);
}
