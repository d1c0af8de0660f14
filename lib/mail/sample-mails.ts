import { accountExistsMail } from "./templates/account-exists.ts";
import { emailChangeMail } from "./templates/email-change.ts";
import { emailChangeTakenMail } from "./templates/email-change-taken.ts";
import { emailChangedMail } from "./templates/email-changed.ts";
import { invitationMail } from "./templates/invitation.ts";
import { passwordResetMail } from "./templates/password-reset.ts";
import { securityNoticeMail } from "./templates/security-notice.ts";
import { transcriptMail } from "./templates/transcript.ts";
import { unreadRepliesMail } from "./templates/unread-replies.ts";
import { verificationMail } from "./templates/verification.ts";
import { waitingVisitorMail } from "./templates/waiting-visitor.ts";
import { webhookDisabledMail } from "./templates/webhook-disabled.ts";
import type { Mail, Passage } from "./write-mail.ts";

const name = "Maya Okafor";
const brandName = "Fernhill Coffee";
const websiteUrl = "https://fernhill.example";
const url = "https://chat.example.com/sample";
const place = {
  at: "2026-01-31T12:00:00.000Z",
  address: "203.0.113.7",
  browser: "Firefox on Windows",
};
const quoted: Passage[] = [
  { text: "Kari, 2026-01-31 12:00 UTC\n" },
  { text: "Do you ship to Norway?", author: "contact" },
];

const answered: Passage[] = [
  { text: "Maya Okafor, 2026-01-31 12:20 UTC\n" },
  { text: "We do, it takes four days.", author: "agent" },
];

/** Every template with made-up data, by the name of its file: for looking at them. */
export const SAMPLE_MAILS = {
  "account-exists": accountExistsMail({ name, url }),
  "email-change": emailChangeMail({ name, url }),
  "email-change-taken": emailChangeTakenMail({ url }),
  "email-changed": emailChangedMail({ name, newEmail: "maya@new.example", url, place }),
  invitation: invitationMail({ workspaceName: brandName, url }),
  "password-reset": passwordResetMail({ name, url }),
  "security-notice": securityNoticeMail({ name, event: "new_browser", url, place }),
  transcript: transcriptMail({ brandName, websiteUrl, transcript: quoted }),
  "unread-replies": unreadRepliesMail({
    author: name,
    brandName,
    websiteUrl,
    quoted: answered,
    count: 1,
  }),
  verification: verificationMail({ name, url }),
  "waiting-visitor": waitingVisitorMail({ visitor: "Kari", brandName, quoted, url }),
  "webhook-disabled": webhookDisabledMail({
    host: "hooks.example.com",
    workspaceName: brandName,
    reason: "failing",
    url,
  }),
} satisfies Record<string, Mail>;
