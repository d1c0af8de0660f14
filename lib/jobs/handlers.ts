import "server-only";
import { mailEmailChange, mailEmailChanged } from "../accounts/change-email.ts";
import { cleanUpAccounts } from "../accounts/clean-up.ts";
import { mailPasswordReset } from "../accounts/reset-password.ts";
import { mailSecurityNotice } from "../accounts/security-notice.ts";
import { mailAccountExists } from "../accounts/sign-up.ts";
import { mailVerification } from "../accounts/verify-email.ts";
import { fetchStoredMail } from "../email/incoming/fetch-stored-mail.ts";
import { forgetEmails } from "../email/incoming/forget-emails.ts";
import { readMail } from "../email/incoming/read-mail.ts";
import { mailReply } from "../email/outgoing/mail-reply.ts";
import { mailTranscript } from "../email/outgoing/mail-transcript.ts";
import { mailUnreadMessages } from "../email/outgoing/mail-unread-messages.ts";
import { forgetEvents } from "../events/erase-events.ts";
import { forgetUnusedRates } from "../http/rate-limit.ts";
import { forgetImports } from "../imports/forget-imports.ts";
import { continueImport } from "../imports/run-import.ts";
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
  "mail-reply": mailReply,
  "read-mail": readMail,
  "fetch-mail": (data) => fetchStoredMail(data),
  "mail-webhook-disabled": mailWebhookDisabled,
  "run-import": continueImport,
  "forget-imports": () => forgetImports(),
  "clean-up-accounts": cleanUpAccounts,
  // Less than a job may take; what is left is done by the next attempt.
  "run-retention": async () => {
    const { isComplete } = await runRetention(new Date(), RETENTION_BUDGET_MS);
    if (!isComplete) throw new Error("the time was up before everything was deleted");
  },
  "forget-deliveries": () => forgetDeliveries(),
  "forget-events": () => forgetEvents(),
  "forget-emails": () => forgetEmails(),
  "forget-rates": async () => void (await forgetUnusedRates()),
};
