import "server-only";
import type { JobHandlers } from "../platform/jobs.ts";

/** What each queue does: the one place where the queues meet the domains. */
export const handlers: JobHandlers = {
  "mail-invitation": async () => {},
  "mail-verification": async () => {},
  "mail-password-reset": async () => {},
  "mail-transcript": async () => {},
  "clean-up-accounts": async () => {},
};
