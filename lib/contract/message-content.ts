import { formFields, formValues } from "./form-fields.ts";
import { MAX_MESSAGE_CHARS } from "./limits.ts";
import { timestamp } from "./shapes.ts";
import { httpUrl, label, storableText } from "./text.ts";
import { z } from "./zod.ts";

const MAX_BUTTONS = 10;
const MAX_CARDS = 10;

const actionId = z
  .string()
  .regex(/^[\w.:-]{1,64}$/, "must be 1 to 64 letters, digits, or one of _ . : -");

/** A button: with `url` it opens that page, without it answers. Either way the click is recorded. */
export const messageButton = z.strictObject({
  id: actionId,
  label: label(60),
  url: httpUrl.optional(),
});

const buttons = z.array(messageButton).max(MAX_BUTTONS);
const body = z.strictObject({ text: storableText(2_000).min(1) });

const cardWith = <T extends z.ZodType>(imageUrl: T) =>
  z.strictObject({
    title: label(120),
    subtitle: storableText(300).optional(),
    imageUrl: imageUrl.optional(),
    buttons: buttons.default([]),
  });

const interactiveWith = <T extends z.ZodType>(card: T) =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("buttons"), body, buttons: buttons.min(1) }),
    z.strictObject({ type: z.literal("quick_replies"), body, replies: buttons.min(1) }),
    z.strictObject({
      type: z.literal("carousel"),
      body: body.optional(),
      cards: z.array(card).min(1).max(MAX_CARDS),
    }),
    z.strictObject({
      type: z.literal("form"),
      body,
      fields: formFields.min(1),
      submitButton: label(40).default("Send"),
    }),
    z.strictObject({ type: z.literal("csat"), body, scale: z.literal(5).default(5) }),
  ]);

const contentWith = <C extends z.ZodType, I extends z.ZodType>(card: C, interactive: I) =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("text") }),
    z.strictObject({ type: z.literal("card"), card }),
    z.strictObject({ type: z.literal("interactive"), interactive }),
  ]);

export const card = cardWith(httpUrl);

/** Something to answer with a click or a form, as the reference's server API describes it. */
export const interactive = interactiveWith(card);

/** What a message is made of besides its text. The text is always there, for lists and e-mail. */
export const messageContent = contentWith(card, interactive);

/** The same as programs send it: the text of a plain message is in it. */
export const sentContent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: storableText(MAX_MESSAGE_CHARS) }),
  z.strictObject({ type: z.literal("card"), card }),
  z.strictObject({ type: z.literal("interactive"), interactive }),
]);

/** A picture as browsers get it: at our own, signed address, which is longer than the picture's own. */
export const shownCard = cardWith(z.string());
export const shownInteractive = interactiveWith(shownCard);
/** The content of a message as it is read. */
export const shownContent = contentWith(shownCard, shownInteractive);

export type MessageButton = z.infer<typeof messageButton>;
export type Card = z.infer<typeof card>;
export type Interactive = z.infer<typeof interactive>;
export type MessageContent = z.infer<typeof messageContent>;

const clicked = z.strictObject({ buttonId: actionId });
const filledIn = z.strictObject({ values: formValues });
const rated = z.strictObject({
  rating: z.int().min(1).max(5),
  comment: storableText(2_000).optional(),
});

/** A visitor's answer to an interactive message or a card; each message takes one. */
export const responseBody = z.union([clicked, filledIn, rated]);
export type MessageResponse = z.infer<typeof responseBody>;

const answeredAt = { at: timestamp };
/** The answer as it is read, with its time. */
export const shownResponse = z.union([
  clicked.extend(answeredAt),
  filledIn.extend(answeredAt),
  rated.extend(answeredAt),
]);
