/**
 * The words that a new inbox has until an admin writes their own. The chat says them in the
 * visitor's language: here they stand in English, for the dashboard. They promise only what is so.
 */
export const DEFAULT_TEXTS = {
  greeting: "Hi {{first_name | there}}",
  introduction: "Ask us anything. We reply right here.",
  offline: "We're away right now. Leave a message, and you'll find our reply here.",
  replyExpectation: "We reply right here",
} as const;

/** What the defaults were in earlier versions, which saved them with an inbox's other settings. */
const EARLIER: Partial<Record<keyof typeof DEFAULT_TEXTS, string>> = {
  introduction: "Ask us anything. We usually reply within a few minutes.",
  offline: "We're away right now. Leave a message and we'll get back to you.",
  replyExpectation: "We usually reply within a few minutes",
};

/** Whether nobody has written this text for this inbox. */
export const isDefaultText = (name: keyof typeof DEFAULT_TEXTS, text: string): boolean =>
  text === DEFAULT_TEXTS[name] || text === EARLIER[name];

/** The labels of the fields that the dashboard offers, by the field's name. */
export const DEFAULT_LABELS = { name: "Name", email: "Email", message: "Message" } as const;
