import { realtimeAccess } from "./realtime.ts";
import { CRON_SECRET, startTestStack } from "./test-stack.ts";

/**
 * One running service for all browser tests; its address is in APP_UNDER_TEST, its mail in
 * MAIL_UNDER_TEST, its database in DATABASE_UNDER_TEST, the way to its realtime server in REALTIME_UNDER_TEST.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const stack = await startTestStack({ env: { CRON_SECRET } });
  process.env.APP_UNDER_TEST = stack.appUrl;
  process.env.MAIL_UNDER_TEST = stack.env.MAIL_DIR;
  process.env.DATABASE_UNDER_TEST = stack.databaseUrl;
  process.env.REALTIME_UNDER_TEST = JSON.stringify(realtimeAccess(stack.env));
  return stack.stop;
}
