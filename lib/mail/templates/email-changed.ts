import { type Place, placeLines } from "../place-lines.ts";
import { type Mail, writeMail } from "../write-mail.ts";

type Options = { name: string; newEmail: string; url: string; place: Place };

/** Notifies the old address that the account's address was changed. `url` is the link to undo it. */
export function emailChangedMail({ name, newEmail, url, place }: Options): Mail {
  return writeMail({
    subject: "Your e-mail address was changed",
    paragraphs: [
      `Hello ${name},`,
      `the e-mail address of your account is now ${newEmail}. If you made this change, there is nothing to do.`,
      "If you did not, undo it: your account goes back to this address, every browser is signed out, and you choose a new password.",
    ],
    action: { label: "Undo the change", url },
    quoted: placeLines(place),
    footer: "The link works once, for seven days.",
  });
}
