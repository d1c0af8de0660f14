/** Apart from the schemas, so that the sign-up form can show it without carrying zod. */
export const MIN_PASSWORD_CHARS = 10;
/** Longer ones would cost the hashing time, and nobody has one. */
export const MAX_PASSWORD_CHARS = 200;
