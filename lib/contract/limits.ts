/*
 * Limits that the schemas and the browser code share. This file imports no schema, so that browser
 * bundles that use a limit do not include zod.
 */

/** The longest message text, in UTF-16 code units. */
export const MAX_MESSAGE_CHARS = 10_000;
export const MESSAGE_PAGE_SIZE = 50;
export const NOTE_PAGE_SIZE = 100;
/** The members and teams that one note mentions. */
export const MAX_MENTIONS = 20;
/** The newest ones of a contact that are kept. */
export const MAX_CONTACT_EVENTS = 200;
export const CONTACT_EVENT_PAGE_SIZE = 100;
/** How long an answer of the business's server about a contact is shown without asking again. */
export const CONTACT_CARD_FRESH_MS = 60_000;
export const MAX_CARD_TITLE_CHARS = 60;
export const CONVERSATION_PAGE_SIZE = 30;
/** Ten years. */
export const MAX_RETENTION_DAYS = 3_650;
/** The number of conversations in one report of deliveries. */
export const MAX_DELIVERIES = 30;
/** The conversation counts stop here: "999+" means this many or more. */
export const COUNT_CAP = 1_000;
/** The count of a filter stops here. */
export const MATCH_COUNT_CAP = 10_000;
/** The number of conversations that one request changes. */
export const BULK_SIZE = 200;
/** A request without an answer within this time counts as failed. */
export const REQUEST_TIMEOUT_MS = 15_000;
/** Saved replies that are shared with a workspace, and those of one member's own. */
export const MAX_SHARED_REPLIES = 2_000;
export const MAX_OWN_REPLIES = 500;
export const MAX_REPLY_NAME_CHARS = 80;
export const MAX_REPLY_FOLDER_CHARS = 60;
export const REPLY_PAGE_SIZE = 200;
/** The longest CSV file of saved replies, in UTF-16 code units. */
export const MAX_REPLIES_CSV_CHARS = 1_000_000;
