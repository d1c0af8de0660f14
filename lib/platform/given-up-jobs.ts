import { db } from "./db.ts";
import { retryJobs } from "./jobs.ts";

export type GivenUpJob = {
  id: string;
  name: string;
  conversationId: string | null;
  at: Date;
  error: string;
};

/** The jobs of a workspace that have used up their attempts, newest first. */
export function listGivenUpJobs(workspaceId: string, limit: number): Promise<GivenUpJob[]> {
  return db().$queryRaw<GivenUpJob[]>`
    SELECT id, name, data->>'conversationId' AS "conversationId", completed_on AS at,
      left(coalesce(output->>'message', output::text, ''), 500) AS error
    FROM pgboss.job
    WHERE state = 'failed' AND data->>'workspaceId' = ${workspaceId} AND completed_on IS NOT NULL
    ORDER BY completed_on DESC LIMIT ${limit}`;
}

/** Gives the newest of them all their attempts again. Returns how many. */
export async function retryGivenUpJobs(workspaceId: string, limit: number): Promise<number> {
  const jobs = await listGivenUpJobs(workspaceId, limit);
  for (const [name, ofName] of Map.groupBy(jobs, (job) => job.name)) {
    await retryJobs(
      name,
      ofName.map(({ id }) => id),
    );
  }
  return jobs.length;
}
