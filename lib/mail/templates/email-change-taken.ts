import { type Mail, writeMail } from "../write-mail.ts";

/** Tells the owner of an address that somebody tried to use it for another account. */
export function emailChangeTakenMail({ url }: { url: string }): Mail {
  return writeMail({
    subject: "Your address has an account already",
    paragraphs: [
      "Hello,",
      "somebody, perhaps you, wanted to use this address for another account. It has one already, so nothing was changed.",
      "If that was you, sign in with this address, or use another one.",
    ],
    action: { label: "Sign in", url },
    footer:
      "If it was not you, ignore this mail: they have not been told that there is an account.",
  });
}
