import "server-only";
import { mailTranscript } from "../conversations/mail-transcript.ts";
import type { JobHandlers } from "../platform/jobs.ts";

/** What each queue does: the one place where the queues meet the domains. */
export const handlers: JobHandlers = {
  "mail-invitation": async () => {},
  "mail-verification": async () => {},
  "mail-password-reset": async () => {},
  "mail-transcript": mailTranscript,
  "clean-up-accounts": async () => {},
};
