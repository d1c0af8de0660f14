import { MAX_CARD_TITLE_CHARS } from "./limits.ts";
import { id, nullableText, timestamp } from "./shapes.ts";
import { httpUrl, label, storableText } from "./text.ts";
import { z } from "./zod.ts";

const row = z.object({
  label: label(60),
  value: storableText(500),
  link: httpUrl.nullish(),
});

const section = z.object({
  title: storableText(80).nullish(),
  rows: z.array(row).max(30, "must be at most 30 rows").default([]),
});

export const cardButtonId = z
  .string()
  .min(1, "must not be empty")
  .max(64, "must have at most 64 characters")
  .regex(/^[\w.:-]*$/, "must have only letters, digits and . : _ -");

const button = z.object({
  id: cardButtonId,
  label: label(40),
  confirm: storableText(300).nullish(),
});

/**
 * What a business's server answers with. Fields that are not known are left out, so that a server can answer more
 * than this version shows.
 */
export const cardAnswer = z.object({
  sections: z.array(section).max(10, "must be at most 10 sections").default([]),
  buttons: z.array(button).max(6, "must be at most 6 buttons").default([]),
  message: storableText(300).nullish(),
});

/** A card as members and programs get it. Never sent to a visitor. */
export const contactCard = z.strictObject({
  sections: z.array(
    z.strictObject({
      title: nullableText,
      rows: z.array(z.strictObject({ label: z.string(), value: z.string(), link: nullableText })),
    }),
  ),
  buttons: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      confirm: nullableText.describe("What to ask before it is pressed."),
    }),
  ),
});
export type ContactCard = z.infer<typeof contactCard>;

/** The card of a conversation's contact. */
export const shownContactCard = z.strictObject({
  title: nullableText.describe("Null: no server fills cards in this workspace."),
  card: contactCard.nullable(),
  fetchedAt: timestamp.nullable().describe("When the server was asked."),
  error: nullableText.describe("A sentence: why there is no card now."),
});
export type ShownContactCard = z.infer<typeof shownContactCard>;

export const contactCardQuery = z.strictObject({
  refresh: z
    .enum(["true", "false"])
    .default("false")
    .describe("`true` asks your server again. Otherwise an answer is shown for a minute."),
});

export const pressCardButtonBody = z.strictObject({ buttonId: cardButtonId });

export const pressedCardButton = shownContactCard.extend({
  message: nullableText.describe("What the server says about it."),
});
export type PressedCardButton = z.infer<typeof pressedCardButton>;

/** Which server of the business fills the cards. Its secret is never in it. */
export const contactCardSource = z.strictObject({
  url: z.string(),
  title: z.string(),
  enabled: z.boolean(),
  previousSecretExpiresAt: timestamp
    .nullable()
    .describe("Until when the secret before the present one signs too."),
  lastSucceededAt: timestamp.nullable().describe("To the minute."),
  lastFailedAt: timestamp.nullable(),
  lastError: nullableText.describe("Of the last failure, a sentence for people."),
  createdAt: timestamp,
});
export type ContactCardSource = z.infer<typeof contactCardSource>;

export const contactCardSettings = z.strictObject({ source: contactCardSource.nullable() });
export type ContactCardSettings = z.infer<typeof contactCardSettings>;

const url = httpUrl.refine((text) => {
  if (!URL.canParse(text)) return true;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}, "must not contain a user name or password");

export const putContactCardBody = z.strictObject({
  url,
  title: label(MAX_CARD_TITLE_CHARS).describe("The heading of the card."),
  enabled: z.boolean().default(true),
});
export type PutContactCardBody = z.infer<typeof putContactCardBody>;

export const savedContactCard = z.strictObject({
  source: contactCardSource,
  secret: nullableText.describe(
    "`whsec_` and 32 bytes in base64, when it is new. It is shown this once.",
  ),
});
export type SavedContactCard = z.infer<typeof savedContactCard>;

export const triedContactCard = z.strictObject({
  card: contactCard.nullable(),
  error: nullableText,
  status: z.int().nullable().describe("Null: no answer."),
  durationMs: z.int(),
});
export type TriedContactCard = z.infer<typeof triedContactCard>;

/** Who looks. */
const agent = z.strictObject({
  type: z.enum(["agent", "api_key"]),
  id,
  name: z.string(),
  email: nullableText,
});

/** The body of the requests to the business's server. */
export const cardRequest = z.strictObject({
  event: z.enum(["contact_card.requested", "contact_card.button_pressed"]),
  data: z.strictObject({
    isTest: z.boolean(),
    conversationId: id.nullable(),
    channelId: id.nullable(),
    contact: z.strictObject({
      id,
      externalUserId: nullableText,
      name: z.string(),
      email: nullableText,
      attributes: z.record(z.string(), z.json()),
    }),
    agent,
    buttonId: cardButtonId.optional(),
    timestamp,
  }),
});
export type CardRequest = z.infer<typeof cardRequest>;
