/** Apart from the schemas, so that the sign-up form can show it without carrying zod. */
export const MIN_PASSWORD_CHARS = 10;
