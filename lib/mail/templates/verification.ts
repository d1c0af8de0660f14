import { type Mail, writeMail } from "../write-mail.ts";

/** Asks the owner of a new account to confirm their address. `url` is the link to confirm it. */
export function verificationMail({ name, url }: { name: string; url: string }): Mail {
  return writeMail({
    subject: "Confirm your e-mail address",
    paragraphs: [
      `Hello ${name},`,
      "please confirm that this is your address. Then you can invite your team, and choose a new password if you ever forget yours.",
    ],
    action: { label: "Confirm the address", url },
    footer:
      "The link works for three days. If you did not create an account, you can ignore this mail. Without the account’s password, the link does nothing.",
  });
}
