/** How much of one mail is read. What is beyond is left out, and `isTruncated` says so. */
const MEGA_BYTES = 1024 * 1024;

/** A larger mail is refused: mail servers accept 25 MB as a rule, as they count it. */
export const MAX_MAIL_BYTES = 25 * MEGA_BYTES;
export const MAX_PARTS = 10_000;
export const MAX_NESTING_DEPTH = 100;
/** All headers of all parts together. */
export const MAX_HEADER_BYTES = 2 * MEGA_BYTES;
export const MAX_ADDRESSES = 100;
export const MAX_ADDRESS_CHARS = 320;
/** Of a header that lists addresses, so much is read. */
export const MAX_ADDRESS_LIST_CHARS = 64_000;
export const MAX_REFERENCES = 100;
export const MAX_MESSAGE_ID_CHARS = 998;
export const MAX_SUBJECT_CHARS = 998;
export const MAX_NAME_CHARS = 200;
export const MAX_FILES = 50;
export const MAX_HTML_CHARS = MEGA_BYTES;
export const MAX_TEXT_CHARS = MEGA_BYTES;
/** Quotes are looked for in so much text. */
export const MAX_STRIP_CHARS = 64 * 1024;
/** What is left of a mail that takes too long to read. */
export const MAX_PLAIN_START_CHARS = 64 * 1024;

/** From handing a mail over to its parts. */
export const READ_TIMEOUT_MS = 10_000;
/** From the parts to the text, without HTML, quotes and signature. */
export const TEXT_TIMEOUT_MS = 2_000;
