import { type Place, placeLines } from "../place-lines.ts";
import { type Mail, writeMail } from "../write-mail.ts";

type Options = { name: string; newEmail: string; url: string; place: Place };

/** Notifies the old address that the account's address was changed. `url` is the link to undo it. */
export function emailChangedMail({ name, newEmail, url, place }: Options): Mail {
  return writeMail({
    subject: "Your e-mail address was changed",
    paragraphs: [
      `Hello ${name},`,
      `the address of your account is now ${newEmail}. If that was you, there is nothing to do.`,
      "If not, undo it: the account gets this address back, every browser is signed out, and you choose a new password.",
    ],
    action: { label: "Undo the change", url },
    quoted: placeLines(place),
    footer: "The link works for seven days, once.",
  });
}
