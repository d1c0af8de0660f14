/*
 * The contract's limits without its schemas: importing them would bring zod into the browser.
 * The types make a number that drifted from the contract fail to compile.
 */
export const MAX_MESSAGE_CHARS: typeof import("@/lib/contract/text").MAX_MESSAGE_CHARS = 10_000;
export const MIN_PASSWORD_CHARS: typeof import("@/lib/contract/accounts").MIN_PASSWORD_CHARS = 10;
export const MESSAGE_PAGE_SIZE: typeof import("@/lib/contract/conversations").MESSAGE_PAGE_SIZE = 50;
export const CONVERSATION_PAGE_SIZE: typeof import("@/lib/contract/conversations").CONVERSATION_PAGE_SIZE = 30;
/** The conversation counts stop here: "999+" means this many or more. */
export const COUNT_CAP = 1_000;
