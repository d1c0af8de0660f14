import "server-only";
import { db } from "../platform/db.ts";
import { isRealtimeUp } from "../platform/realtime.ts";

export type Health = {
  status: "ok" | "degraded" | "down";
  checks: { database: "up" | "down"; realtime: "up" | "down" };
};

/**
 * Whether the parts answer. Without realtime the service is degraded: everybody still converses,
 * by polling. Without the database it is down.
 */
export async function checkHealth(): Promise<Health> {
  const [database, realtime] = await Promise.all([isDatabaseUp(), isRealtimeUp()]);
  return {
    status: !database ? "down" : realtime ? "ok" : "degraded",
    checks: { database: database ? "up" : "down", realtime: realtime ? "up" : "down" },
  };
}

async function isDatabaseUp(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
