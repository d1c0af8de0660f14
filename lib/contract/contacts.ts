import { attributeKey, attributeValue, shownAttributes } from "./attributes.ts";
import { id, named, nullableText, timestamp } from "./shapes.ts";
import { emailAddress, httpUrl, label, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** In one request. */
const MAX_GIVEN_ATTRIBUTES = 50;

/** One browser of a contact's, as admins and agents see it. */
export const contactSession = z.strictObject({
  id,
  inbox: named,
  status: z
    .enum(["active", "ended", "expired"])
    .describe(
      "`ended` by somebody, or `expired` by itself: its token no longer works in either case.",
    ),
  userAgent: nullableText,
  address: nullableText.describe(
    "Where it was last seen from; only the network where addresses are shortened.",
  ),
  pageUrl: nullableText,
  pageTitle: nullableText,
  createdAt: timestamp,
  lastSeenAt: timestamp,
});
export type ContactSession = z.infer<typeof contactSession>;

export const contactDeletion = z.strictObject({
  isComplete: z.boolean().describe("False while much is still being deleted in the background."),
});
export type ContactDeletion = z.infer<typeof contactDeletion>;

const attributes = z
  .record(attributeKey, attributeValue)
  .refine(
    (all) => Object.keys(all).length <= MAX_GIVEN_ATTRIBUTES,
    `must have at most ${MAX_GIVEN_ATTRIBUTES} entries`,
  )
  .describe(
    "Added to those that the contact has. Null removes one. Values of defined attributes must fit their type.",
  );

const details = {
  name: label(160).nullable(),
  email: emailAddress.nullable(),
  avatarUrl: httpUrl.nullable(),
  attributes,
};
const externalId = label(255).describe("Your own id of the person.");

/** A contact. Fields that are not known are null. */
export const contact = z.strictObject({
  id,
  externalId: nullableText,
  name: nullableText,
  email: nullableText,
  avatarUrl: nullableText,
  attributes: shownAttributes,
  isBlocked: z.boolean(),
  createdAt: timestamp,
  lastSeenAt: timestamp.nullable().describe("Null: never in a widget."),
});
export type Contact = z.infer<typeof contact>;

const createdBound = z.iso
  .datetime({ offset: true, error: "must be a time such as 2026-01-15T10:28:00Z" })
  .refine((at) => Date.parse(at) >= 0, "must not be before 1970");

export const contactsQuery = z.strictObject({
  email: emailAddress.optional(),
  externalId: storableText(255).optional(),
  q: storableText(255)
    .min(2, "must have at least 2 characters")
    .optional()
    .describe("How their e-mail address or your own id of them begins."),
  createdAfter: createdBound.optional(),
  createdBefore: createdBound.optional(),
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ContactsQuery = z.infer<typeof contactsQuery>;

export const createContactBody = z
  .strictObject({ externalId, ...details })
  .partial()
  .refine(
    (body) => Boolean(body.externalId || body.name || body.email),
    "must have a name, an email or an externalId",
  );
export type CreateContactBody = z.infer<typeof createContactBody>;

/** What is left out stays as it is. */
export const putContactBody = z.strictObject(details).partial();
export type PutContactBody = z.infer<typeof putContactBody>;

export const externalIdParams = z.object({ externalId });

export const patchContactBody = z
  .strictObject({
    ...details,
    externalId: externalId.nullable(),
    blocked: z
      .boolean()
      .describe("Blocked contacts can neither write nor read in any widget of the workspace."),
  })
  .partial()
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    message: "must change something",
  });
export type PatchContactBody = z.infer<typeof patchContactBody>;
