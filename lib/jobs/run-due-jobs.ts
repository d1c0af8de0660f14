import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "../http/app-error.ts";
import { env } from "../platform/env.ts";
import { drainJobs, maintainJobs } from "../platform/jobs.ts";

/** Well within the time that a function may take. */
const MAX_MS = 20_000;

/** `auth` of a cron route: whoever knows CRON_SECRET. Errors: unauthenticated. */
export function cron(request: Request): void {
  const given = /^Bearer (.{1,500})$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const secret = env().CRON_SECRET;
  // Hashed first: equal lengths, and the comparison's time tells nothing.
  const hash = (text: string) => createHash("sha256").update(text).digest();
  if (secret && given && timingSafeEqual(hash(given), hash(secret))) return;
  throw new AppError("unauthenticated", { userMessage: "Send CRON_SECRET as a Bearer token." });
}

/** What a worker would do now, in a bounded time. */
export async function runDueJobs(): Promise<{ done: number; failed: number }> {
  await maintainJobs();
  return drainJobs(MAX_MS);
}
