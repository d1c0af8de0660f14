import { cron } from "@/lib/http/cron-secret";
import { json, route } from "@/lib/http/route";
import { runDueJobs } from "@/lib/jobs/run-due-jobs";

/** Vercel gives a function this long. */
export const maxDuration = 60;

/** Works off what is due. Harmless to call as often as anyone likes, also beside workers. */
export const GET = route({ auth: cron, handle: async () => json(await runDueJobs()) });
