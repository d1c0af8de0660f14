import type { HeldReason } from "@linkdesk/contract/email-states.ts";
import type { MailHead } from "../hold-mail.ts";
import type { Envelope } from "../receive-mail.ts";

/** How a mail came to a provider. */
export type Arrival = Omit<Envelope, "source">;

/** What a provider's call says. */
export type PostedMail =
  | { kind: "mail"; raw: Buffer; arrival: Arrival }
  /** It came, and is not in the call. */
  | { kind: "head"; reason: HeldReason; head: MailHead; recipients: string[] }
  /** It is fetched from the provider by its id there. */
  | { kind: "stored"; storedId: string; head: MailHead; recipients: string[] }
  /** Nothing to take in, such as an event of another kind. */
  | { kind: "nothing" };

/** What calls of a provider are checked with. */
export type PostSecrets = {
  /** SHA-256 of the key in the address; null if none was made. */
  keyHash: Uint8Array | null;
  signingSecret: string | null;
};

/** A call of a provider, with its body read. */
export type PostedCall = { headers: Headers; body: Buffer };
