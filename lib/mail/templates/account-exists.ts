import { type Mail, writeMail } from "../write-mail.ts";

/** Tells the owner of an account that somebody tried to sign up with their address. */
export function accountExistsMail({ name, url }: { name: string; url: string }): Mail {
  return writeMail({
    subject: "You already have an account",
    paragraphs: [
      `Hello ${name},`,
      "someone, perhaps you, tried to create an account with this address. It already has an account, so nothing was changed.",
      "If that was you, sign in. If you forgot your password, you can choose a new one on the same page.",
    ],
    action: { label: "Sign in", url },
    footer:
      "If it was not you, you can ignore this mail. We have not told them that there is an account.",
  });
}
