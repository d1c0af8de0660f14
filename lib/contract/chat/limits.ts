/*
 * Numbers that the schemas and the browsers share. No schema is near them, so that a browser
 * bundle that needs a number does not carry zod.
 */

/** The longest message text, in UTF-16 code units. */
export const MAX_MESSAGE_CHARS = 10_000;
export const MESSAGE_PAGE_SIZE = 50;
export const NOTE_PAGE_SIZE = 100;
export const CONVERSATION_PAGE_SIZE = 30;
/** Ten years. */
export const MAX_RETENTION_DAYS = 3_650;
/** Conversations in one word about what was delivered. */
export const MAX_DELIVERIES = 30;
/** The conversation counts stop here: "999+" means this many or more. */
export const COUNT_CAP = 1_000;
/** A request that nobody has answered by then counts as one that did not get through. */
export const REQUEST_TIMEOUT_MS = 15_000;
