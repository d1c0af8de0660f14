import type { SecurityEvent } from "@linkdesk/contract/security-events.ts";
import { type Place, placeLines } from "../place-lines.ts";
import { type Mail, writeMail } from "../write-mail.ts";

/** The subject, and the sentence that follows "Hello Maya,". */
const TEXTS: Record<SecurityEvent, [subject: string, sentence: string]> = {
  password_changed: [
    "Your password was changed",
    "the password of your account was changed. Your other browsers were signed out.",
  ],
  password_reset: [
    "Your password was changed",
    "a new password was chosen for your account with a link that we sent to you. Every browser was signed out.",
  ],
  two_factor_enabled: [
    "Two-factor sign-in is on",
    "two-factor sign-in was turned on for your account. Your other browsers were signed out.",
  ],
  two_factor_disabled: [
    "Two-factor sign-in is off",
    "two-factor sign-in was turned off for your account. The password alone is now enough to sign in.",
  ],
  recovery_codes_renewed: [
    "You have new recovery codes",
    "new recovery codes were created for your account. The old ones no longer work.",
  ],
  recovery_code_used: [
    "A recovery code was used",
    "one of your recovery codes was used to sign in to your account, instead of your phone.",
  ],
  provider_linked: [
    "A new way to sign in",
    "you can now also sign in to your account through another provider.",
  ],
  new_browser: [
    "A new browser signed in",
    "someone signed in to your account with a browser that we have not seen before.",
  ],
};

type Options = { name: string; event: SecurityEvent; url: string; place: Place };

/** Notifies the owner of an account of a security event. `url` is the page to reset the password. */
export function securityNoticeMail({ name, event, url, place }: Options): Mail {
  const [subject, sentence] = TEXTS[event];
  return writeMail({
    subject,
    paragraphs: [
      `Hello ${name},`,
      sentence,
      "If that was you, there is nothing to do. If not, choose a new password now. This signs out every browser.",
    ],
    action: { label: "It was not me", url },
    quoted: placeLines(place),
  });
}
