import { MAX_MESSAGE_CHARS } from "./limits.ts";
import { z } from "./zod.ts";

/**
 * A string PostgreSQL and JSON can carry: no NUL (PostgreSQL refuses it) and no lone surrogate
 * (it has no UTF-8 form). Length is counted in UTF-16 code units, as browsers count `maxlength`.
 */
export function storableText(max: number) {
  return z
    .string()
    .max(max, `must have at most ${max.toLocaleString("en")} characters`)
    .refine((s) => !s.includes("\0"), "must not contain a NUL character")
    .refine((s) => s.isWellFormed(), "must not contain half of a surrogate pair");
}

/** A trimmed, non-empty, single-line label such as a name. */
export function label(max: number) {
  return storableText(max)
    .transform((s) => s.replace(/\s+/g, " ").trim())
    .refine((s) => s.length > 0, "must not be empty")
    .meta({ minLength: 1 });
}

/** The text of a message: up to {@link MAX_MESSAGE_CHARS} characters, not only white space. */
export const messageText = storableText(MAX_MESSAGE_CHARS)
  .refine((s) => s.trim().length > 0, "must not be empty")
  .meta({ minLength: 1 });

/** An http(s) address. Anything else (`javascript:`, `data:`) is refused. */
export const httpUrl = storableText(2_048)
  .refine((s) => {
    try {
      return /^https?:$/.test(new URL(s).protocol);
    } catch {
      return false;
    }
  }, "must be a full address that starts with http:// or https://")
  .meta({ format: "uri" });

/** An e-mail address, lower-cased: addresses are compared without case. */
export const emailAddress = storableText(254)
  .transform((s) => s.trim().toLowerCase())
  .pipe(z.email("must be an e-mail address"))
  .meta({ format: "email" });

/** The id of any row. */
export const rowId = z.uuid("must be a UUID").transform((s) => s.toLowerCase());

/** The id a client gives to what it creates, so that sending twice creates once. */
export const clientId = rowId;
