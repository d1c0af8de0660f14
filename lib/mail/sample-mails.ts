import type { Language } from "@linkdesk/contract/languages.ts";
import { accountExistsMail } from "./templates/account-exists.ts";
import { emailChangeMail } from "./templates/email-change.ts";
import { emailChangeTakenMail } from "./templates/email-change-taken.ts";
import { emailChangedMail } from "./templates/email-changed.ts";
import { invitationMail } from "./templates/invitation.ts";
import { mailboxTestMail } from "./templates/mailbox-test.ts";
import { passwordResetMail } from "./templates/password-reset.ts";
import { replyMail } from "./templates/reply.ts";
import { securityNoticeMail } from "./templates/security-notice.ts";
import { transcriptMail } from "./templates/transcript.ts";
import { unreadRepliesMail } from "./templates/unread-replies.ts";
import { verificationMail } from "./templates/verification.ts";
import { waitingVisitorMail } from "./templates/waiting-visitor.ts";
import { webhookDisabledMail } from "./templates/webhook-disabled.ts";
import { mailTime, mailWords } from "./words/mail-words.ts";
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
const QUESTION = "Do you ship to Norway?";
const ANSWER = "We do, it takes *four days*.";

function passages(
  language: Language,
  who: string,
  time: string,
  text: string,
  author: "agent" | "contact",
): Passage[] {
  const at = mailTime(language, new Date(`2026-01-31T${time}:00.000Z`));
  const heading = mailWords(language).saidAt(who, at);
  return [
    { text: `${heading}\n`, isHeading: true },
    { text, author },
  ];
}

/** The templates for contacts, with made-up data in a language. */
export function contactMails(language: Language, logoUrl = "") {
  const brand = { name: brandName, color: "#1f7a4d", logoUrl };
  return {
    reply: replyMail({
      language,
      subject: "Re: Do you ship to Norway?",
      text: "Hello Kari,\n\nwe do, it takes *four days*.",
      signature: "Maya Okafor\nFernhill Coffee",
      quoted: {
        from: "Kari",
        at: new Date("2026-01-31T12:00:00.000Z"),
        text: "Hi! Do you ship to Norway?\n\nKari",
      },
      missingFiles: ["film.mp4"],
    }),
    transcript: transcriptMail({
      language,
      brand,
      websiteUrl,
      transcript: [
        ...passages(language, "Kari", "12:00", QUESTION, "contact"),
        { text: "\n\n" },
        ...passages(language, name, "12:20", ANSWER, "agent"),
      ],
      isByTeam: false,
      canReply: true,
    }),
    "unread-replies": unreadRepliesMail({
      language,
      brand,
      author: name,
      websiteUrl,
      chatUrl: `${websiteUrl}/#linkdesk=sample`,
      quoted: passages(language, name, "12:20", ANSWER, "agent"),
      count: 1,
      canReply: true,
      stopUrl: url,
    }),
  };
}

/** Every template with made-up data, by the name of its file: for looking at them. */
export const SAMPLE_MAILS = {
  ...contactMails("en"),
  "account-exists": accountExistsMail({ name, url }),
  "email-change": emailChangeMail({ name, url }),
  "email-change-taken": emailChangeTakenMail({ url }),
  "email-changed": emailChangedMail({ name, newEmail: "maya@new.example", url, place }),
  invitation: invitationMail({ workspaceName: brandName, url }),
  "mailbox-test": mailboxTestMail({ inbox: "Support", address: "support@fernhill.example" }),
  "password-reset": passwordResetMail({ name, url }),
  "security-notice": securityNoticeMail({ name, event: "new_browser", url, place }),
  verification: verificationMail({ name, url }),
  "waiting-visitor": waitingVisitorMail({
    visitor: "Kari",
    brandName,
    isByMail: false,
    quoted: [
      { text: "Kari, 2026-01-31 12:00 UTC\n", isHeading: true },
      { text: QUESTION, author: "contact" },
    ],
    url,
    canReply: true,
  }),
  "webhook-disabled": webhookDisabledMail({
    host: "hooks.example.com",
    workspaceName: brandName,
    reason: "failing",
    url,
  }),
} satisfies Record<string, Mail>;
