import { emailAddress, label, storableText } from "./text.ts";
import { z } from "./zod.ts";

const MAX_ATTRIBUTES = 50;

/**
 * What the website's server says about its visitor, signed: the claims of `userJWT`. The names are
 * those of the reference; registered claims (RFC 7519) besides `exp` may be there and are not used.
 */
export const userClaims = z.object({
  external_user_id: label(255),
  email: emailAddress,
  first_name: label(80),
  last_name: storableText(80).default(""),
  contact_custom_attributes: z
    .record(
      storableText(60).min(1),
      z.union([storableText(1_000), z.number(), z.boolean(), z.null()]),
    )
    .refine(
      (all) => Object.keys(all).length <= MAX_ATTRIBUTES,
      `must have at most ${MAX_ATTRIBUTES} entries`,
    )
    .default({}),
});
export type UserClaims = z.infer<typeof userClaims>;
