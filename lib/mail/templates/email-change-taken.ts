import { type Mail, writeMail } from "../write-mail.ts";

/** Tells the owner of an address that somebody tried to use it for another account. */
export function emailChangeTakenMail({ url }: { url: string }): Mail {
  return writeMail({
    subject: "Your address already has an account",
    paragraphs: [
      "Hello,",
      "someone, perhaps you, tried to use this address for another account. It already has an account, so nothing was changed.",
      "If that was you, sign in with this address or use another one.",
    ],
    action: { label: "Sign in", url },
    footer:
      "If it was not you, you can ignore this mail. We have not told them that there is an account.",
  });
}
