import { type Mail, writeMail } from "../write-mail.ts";

/** Asks the owner of a new account to confirm their address. `url` is the link to confirm it. */
export function verificationMail({ name, url }: { name: string; url: string }): Mail {
  return writeMail({
    subject: "Confirm your e-mail address",
    paragraphs: [
      `Hello ${name},`,
      "please confirm that this is your address. Then you can invite your team, and get back in if you ever forget your password.",
    ],
    action: { label: "Confirm the address", url },
    footer:
      "The link works for three days. If you did not make an account, ignore this mail: the link asks for the account’s password, so nothing happens.",
  });
}
