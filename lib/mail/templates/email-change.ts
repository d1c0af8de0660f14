import { type Mail, writeMail } from "../write-mail.ts";

/** Asks the new address of an account for confirmation. `url` is the link to confirm it. */
export function emailChangeMail({ name, url }: { name: string; url: string }): Mail {
  return writeMail({
    subject: "Confirm your new e-mail address",
    paragraphs: [
      `Hello ${name},`,
      "please confirm that this is the new address of your account. Until then, you sign in with the old one.",
    ],
    action: { label: "Confirm the new address", url },
    footer:
      "The link works once, for one day. If you did not ask for it, you can ignore this mail: someone probably mistyped their address.",
  });
}
