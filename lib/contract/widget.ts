import { message, visitorConversation } from "./conversations.ts";
import { type FormValues, formValues } from "./form-fields.ts";
import { appearanceSettings, type InboxSettings, inboxSettings, proactiveRule } from "./inboxes.ts";
import type { LauncherWords } from "./launcher-words.ts";
import { MAX_RETENTION_DAYS } from "./limits.ts";
import { shownResponse } from "./message-content.ts";
import {
  attachmentIds,
  hasContent,
  messageTextOrEmpty,
  NEEDS_CONTENT,
  type PostMessageBody,
} from "./messages.ts";
import { id, nullableText, timestamp } from "./shapes.ts";
import { clientId, emailAddress, httpUrl, rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** How a browser reaches the realtime server (any that speaks the Pusher protocol). */
export type RealtimeClientConfig = {
  key: string;
  cluster: string;
  /** Null for the provider's host of the cluster; "" for the host of the page. */
  host: string | null;
  port: number;
  tls: boolean;
};

const launcherWords = z.strictObject({
  open: z.string(),
  close: z.string(),
  unread: z.string(),
  title: z.string(),
  failed: z.string(),
  retry: z.string(),
}) satisfies z.ZodType<LauncherWords>;

/** Of a language tag, BCP 47. */
const MAX_TAG_CHARS = 35;

export const launcherConfigQuery = z.object({
  inbox: rowId,
  language: z
    .string()
    .max(MAX_TAG_CHARS)
    .optional()
    .catch(undefined)
    .describe(
      "The page's option. An invalid value is ignored, so that the launcher is drawn anyway.",
    ),
});

/** What the loader fetches before any interaction: only what the launcher needs. */
export const launcherConfig = z.strictObject({
  inboxId: id,
  brandName: z.string(),
  language: inboxSettings.shape.language,
  words: launcherWords.describe("In the language of the chat, if the server can determine it."),
  appearance: appearanceSettings
    .pick({
      color: true,
      colorScheme: true,
      position: true,
      offsetX: true,
      offsetY: true,
      size: true,
      launcherIcon: true,
    })
    // Pictures are at our own, signed addresses, which are longer than their own.
    .extend({ launcherImageUrl: z.string(), customCss: z.string() }),
  proactive: z.array(proactiveRule),
  cookieConsent: z.boolean(),
  persistSession: z.boolean(),
});
export type LauncherConfig = z.infer<typeof launcherConfig>;

/** The configuration in the frame's HTML. An inbox's settings contain no secrets. */
export type FrameConfig = {
  inboxId: string;
  brandName: string;
  settings: InboxSettings;
  /** Whether a member of the team is online. */
  isOnline: boolean;
  /** Short-lived and signed: shows that the frame was served for this inbox. */
  ticket: string;
  realtime: RealtimeClientConfig;
};

export const clientConfigQuery = z.object({ inbox: rowId });

/** What a chat screen of one's own starts from. An inbox's settings contain no secrets. */
export const clientConfig = z.strictObject({
  inboxId: id,
  brandName: z.string(),
  isOnline: z.boolean().describe("Whether a member of the team is online."),
  settings: inboxSettings,
  realtime: z.strictObject({
    key: z.string(),
    cluster: z.string(),
    host: nullableText.describe("Null for the provider's host; empty for the host of this API."),
    port: z.int(),
    tls: z.boolean(),
  }) satisfies z.ZodType<RealtimeClientConfig>,
});
export type ClientConfig = z.infer<typeof clientConfig>;

/** Where the visitor is: sent with the session and again on every page change. */
export const visitorPage = z.strictObject({
  url: httpUrl,
  title: storableText(300).default(""),
  referrer: storableText(2_048).default(""),
});
export type VisitorPage = z.infer<typeof visitorPage>;

/** The page's privacy options. They can only make the inbox's settings stricter. */
export const visitorPrivacy = z.strictObject({
  retentionDays: z
    .int()
    .min(1)
    .max(MAX_RETENTION_DAYS)
    .optional()
    .describe("Closed conversations are deleted this long after their last message."),
  anonymizeIp: z
    .boolean()
    .optional()
    .describe("Store only the network part of the visitor's IP address."),
});
export type VisitorPrivacy = z.infer<typeof visitorPrivacy>;

export const reportPageBody = visitorPage.extend({ privacy: visitorPrivacy.optional() });
export type ReportPageBody = z.infer<typeof reportPageBody>;

/**
 * Unverified data of the page about its visitor. It fills in the profile of the session's own
 * anonymous contact and gives no access to other conversations.
 */
export const claimedUser = z.strictObject({
  id: storableText(200)
    .optional()
    .describe("The page's own id of the user; kept as an attribute, never used to find a contact."),
  name: storableText(120).optional(),
  email: emailAddress.optional(),
  avatar: httpUrl.optional(),
  metadata: z
    .record(storableText(60), z.union([storableText(1_000), z.number(), z.boolean(), z.null()]))
    .refine((metadata) => Object.keys(metadata).length <= 50, "must have at most 50 entries")
    .optional(),
});
export type ClaimedUser = z.infer<typeof claimedUser>;

export const createSessionBody = z.strictObject({
  inboxId: rowId,
  ticket: storableText(500)
    .optional()
    .describe(
      "From the widget's frame. Custom clients send none; the inbox decides whether they are let in.",
    ),
  page: visitorPage.optional(),
  privacy: visitorPrivacy.optional(),
  locale: storableText(35).optional(),
  timezone: storableText(60).optional(),
  user: claimedUser.optional(),
  embedder: storableText(300)
    .optional()
    .describe("The origin of the page around the frame, as the browser reports it to the frame."),
  userJWT: storableText(8_192)
    .optional()
    .describe("The website's signed token about the visitor's identity."),
});
export type CreateSessionBody = z.infer<typeof createSessionBody>;

export const mailTranscriptBody = z.strictObject({ email: emailAddress });

/** The token is opaque, shown once, and stored only as a hash. */
export const createdSession = z.strictObject({
  token: z.string(),
  contactId: id,
  expiresAt: timestamp,
  isVerified: z.boolean(),
});
export type CreatedSession = z.infer<typeof createdSession>;

/** The ticket of a link in a mail, which opens the chat as the person who was mailed. */
export const openChatLinkBody = z.strictObject({ inboxId: rowId, ticket: storableText(300) });
export type OpenChatLinkBody = z.infer<typeof openChatLinkBody>;

export const linkedSession = z.strictObject({ token: z.string() });
export type LinkedSession = z.infer<typeof linkedSession>;

export const widgetState = z.strictObject({
  contact: z.strictObject({
    id,
    name: z.string(),
    email: nullableText,
    isAnonymous: z.boolean(),
    isVerified: z.boolean().describe("The website has verified who the contact is."),
  }),
  isOnline: z.boolean(),
  conversations: z.array(visitorConversation).describe("Newest first."),
  unread: z.int(),
});
export type WidgetState = z.infer<typeof widgetState>;

/**
 * Starts a conversation with a message. `form` holds the answers to the form before the chat;
 * `proactive` is the offer that the visitor answers, which becomes the first message.
 */
export const startConversationBody = z
  .strictObject({
    clientId,
    text: messageTextOrEmpty,
    attachmentIds,
    form: formValues.optional(),
    proactive: z
      .strictObject({ id: z.string().regex(/^[\w-]{1,64}$/), message: storableText(500).min(1) })
      .optional(),
  })
  .refine(hasContent, NEEDS_CONTENT);
export type StartConversationBody = PostMessageBody & {
  form?: FormValues;
  proactive?: { id: string; message: string };
};
export const startedConversation = z.strictObject({ conversation: visitorConversation, message });
export type StartedConversation = z.infer<typeof startedConversation>;

/** `message` is the answer as a message; null for a click that only opened a page. */
export const answeredMessage = z.strictObject({
  response: shownResponse.nullable(),
  message: message.nullable(),
});

/** The user of a socket, so that it can be disconnected: the answer of both sides' `realtime/user`. */
export const socketBody = z.object({
  socket_id: z
    .string()
    .regex(/^\d{1,20}\.\d{1,20}$/, "must look like 123.456")
    .meta({ examples: ["123.456"] }),
});
/** What the realtime server takes as proof. */
export const userSignature = z.strictObject({ auth: z.string(), user_data: z.string() });
export const channelSignature = z.strictObject({ auth: z.string() });
export const channelAuthBody = socketBody.extend({ channel_name: z.string().max(200) });

/** An offer was shown to a visitor. Sent by the loader, before there is a session. */
export const proactiveShownBody = z.strictObject({
  inboxId: rowId,
  id: z.string().regex(/^[\w-]{1,64}$/),
});
