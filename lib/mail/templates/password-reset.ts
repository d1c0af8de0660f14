import { type Mail, writeMail } from "../write-mail.ts";

/** Sends the link to choose a new password. */
export function passwordResetMail({ name, url }: { name: string; url: string }): Mail {
  return writeMail({
    subject: "Choose a new password",
    paragraphs: [
      `Hello ${name},`,
      "someone, hopefully you, asked to choose a new password for your account.",
    ],
    action: { label: "Choose a new password", url },
    footer:
      "The link works once, for one hour. If it was not you, you can ignore this mail. Your password stays as it is.",
  });
}
