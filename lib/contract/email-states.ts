// What becomes of mails: words only, so that browsers can have them without the schemas.

export const EMAIL_STATES = [
  "queued",
  "sent",
  "failed",
  "bounced",
  "accepted",
  "held",
  "discarded",
  "ignored",
] as const;
export type EmailState = (typeof EMAIL_STATES)[number];

/** Why a mail that came in is held until somebody of the team decides. */
export const HELD_REASONS = [
  /** Its sender's domain says that it is not from there. */
  "forged",
  /** It claims to be a member's, and nothing proves it. */
  "unproved_member",
  /** An answer to a member's mail, by somebody else. */
  "other_than_member",
  /** A notice of absence, a newsletter, a mail of a program. */
  "automatic",
  "too_many",
  /** An answer in a conversation that is gone, to a live chat. */
  "no_conversation",
  "unreadable",
  "too_large",
  /** A mail provider says that it came, and did not hand it over. */
  "not_handed_over",
] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

/** Why a mail that came in changed nothing. */
export const IGNORED_REASONS = ["automatic_reply", "bounce", "own", "blocked", "test"] as const;
export type IgnoredReason = (typeof IGNORED_REASONS)[number];

/** How long a held mail waits for a decision before it is deleted. */
export const HELD_EMAIL_DAYS = 30;
