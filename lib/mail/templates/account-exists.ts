import { type Mail, writeMail } from "../write-mail.ts";

/** Tells the owner of an account that somebody tried to sign up with their address. */
export function accountExistsMail({ name, url }: { name: string; url: string }): Mail {
  return writeMail({
    subject: "You have an account already",
    paragraphs: [
      `Hello ${name},`,
      "somebody, perhaps you, wanted to make an account with this address. It has one already, so nothing was changed.",
      "If that was you, sign in. If you do not remember the password, choose a new one on the same page.",
    ],
    action: { label: "Sign in", url },
    footer:
      "If it was not you, ignore this mail: they have not been told that there is an account.",
  });
}
