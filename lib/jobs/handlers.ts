import "server-only";
import { cleanUpAccounts } from "../accounts/clean-up.ts";
import { mailPasswordReset } from "../accounts/reset-password.ts";
import { mailVerification } from "../accounts/verify-email.ts";
import { mailTranscript } from "../conversations/mail-transcript.ts";
import { forgetUnusedRates } from "../http/rate-limit.ts";
import type { JobHandlers } from "../platform/jobs.ts";
import { mailInvitation } from "../workspaces/mail-invitation.ts";

/** What each queue does: the one place where the queues meet the domains. */
export const handlers: JobHandlers = {
  "mail-invitation": mailInvitation,
  "mail-verification": mailVerification,
  "mail-password-reset": mailPasswordReset,
  "mail-transcript": mailTranscript,
  "clean-up-accounts": cleanUpAccounts,
  "forget-rates": async () => void (await forgetUnusedRates()),
};
