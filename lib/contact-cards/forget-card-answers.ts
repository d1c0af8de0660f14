import "server-only";
import { db } from "../platform/db.ts";

const KEPT_MS = 60 * 60 * 1_000;

/** The daily job: deletes answers about contacts that nobody is shown any more. */
export async function forgetCardAnswers(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await db().contactCardAnswer.deleteMany({ where: { fetchedAt: { lt: before } } });
}
