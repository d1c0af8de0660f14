/** Runs once when a server process starts: a mis-set environment stops it with one clear line. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, EnvError } = await import("./lib/platform/env.ts");
  const { guardRequests } = await import("./lib/platform/request-door.ts");
  try {
    env();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  // The library that signs people in would otherwise believe what a proxy, or anybody, says.
  process.env.AUTH_URL ||= env().APP_URL;
  guardRequests();
  if (env().VERCEL === undefined) {
    const { startWatchdog } = await import("./lib/platform/watchdog.ts");
    const { warmDb } = await import("./lib/platform/db.ts");
    // Next.js lets requests in when this function has ended.
    await warmDb();
    startWatchdog();
  }
  const { startJobs } = await import("./lib/jobs/start-jobs.ts");
  startJobs();
}
