import "server-only";
import type { FailedJobs, RetriedJobs } from "@linkdesk/contract/failed-jobs.ts";
import { JOB_NAMES, JOB_SENTENCES, type JobName } from "@linkdesk/contract/jobs.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { listGivenUpJobs, retryGivenUpJobs } from "../platform/given-up-jobs.ts";

const MAX_LISTED = 50;

/** The jobs of the workspace that gave up, newest first. Errors: forbidden. */
export async function listFailedJobs(actor: Actor): Promise<FailedJobs> {
  requirePermission(actor, "job.retry");
  const rows = await listGivenUpJobs(actor.workspace.id, MAX_LISTED + 1);
  const items = rows.slice(0, MAX_LISTED).map(({ at, name, ...row }) => ({
    ...row,
    name,
    sentence: isKnown(name) ? JOB_SENTENCES[name] : "A job of another version of Linkdesk.",
    at: at.toISOString(),
  }));
  return { items, hasMore: rows.length > MAX_LISTED };
}

/** Gives the listed jobs of the workspace all their attempts again. Errors: forbidden. */
export async function retryFailedJobs(actor: Actor): Promise<RetriedJobs> {
  requirePermission(actor, "job.retry");
  return { retried: await retryGivenUpJobs(actor.workspace.id, MAX_LISTED) };
}

const isKnown = (name: string): name is JobName => JOB_NAMES.some((known) => known === name);
