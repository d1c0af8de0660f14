import "server-only";
import { mailEmailChange, mailEmailChanged } from "../accounts/change-email.ts";
import { cleanUpAccounts } from "../accounts/clean-up.ts";
import { mailPasswordReset } from "../accounts/reset-password.ts";
import { mailSecurityNotice } from "../accounts/security-notice.ts";
import { mailAccountExists } from "../accounts/sign-up.ts";
import { mailVerification } from "../accounts/verify-email.ts";
import { mailTranscript } from "../conversations/mail-transcript.ts";
import { mailUnreadMessages } from "../email/mail-unread-messages.ts";
import { forgetEvents } from "../events/erase-events.ts";
import { forgetUnusedRates } from "../http/rate-limit.ts";
import type { JobHandlers } from "../platform/jobs.ts";
import { runRetention } from "../privacy/run-retention.ts";
import { forgetDeliveries } from "../webhooks/erase-deliveries.ts";
import { mailWebhookDisabled } from "../webhooks/mail-webhook-disabled.ts";
import { mailInvitation } from "../workspaces/mail-invitation.ts";

const RETENTION_BUDGET_MS = 60_000;

/** What each queue does: the one place where the queues meet the domains. */
export const handlers: JobHandlers = {
  "mail-invitation": mailInvitation,
  "mail-verification": mailVerification,
  "mail-password-reset": mailPasswordReset,
  "mail-account-exists": mailAccountExists,
  "mail-security-notice": mailSecurityNotice,
  "mail-email-change": mailEmailChange,
  "mail-email-changed": mailEmailChanged,
  "mail-transcript": mailTranscript,
  "mail-unread-messages": mailUnreadMessages,
  "mail-webhook-disabled": mailWebhookDisabled,
  "clean-up-accounts": cleanUpAccounts,
  // Less than a job may take; what is left is done by the next attempt.
  "run-retention": async () => {
    const { isComplete } = await runRetention(new Date(), RETENTION_BUDGET_MS);
    if (!isComplete) throw new Error("the time was up before everything was deleted");
  },
  "forget-deliveries": () => forgetDeliveries(),
  "forget-events": () => forgetEvents(),
  "forget-rates": async () => void (await forgetUnusedRates()),
};
