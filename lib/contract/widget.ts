import {
  attachmentIds,
  hasContent,
  type Message,
  messageTextOrEmpty,
  NEEDS_CONTENT,
  type PostMessageBody,
  type VisitorConversation,
} from "./conversations.ts";
import { type FormValues, formValues } from "./form-fields.ts";
import type { InboxSettings, ProactiveRule } from "./inboxes.ts";
import type { LauncherWords } from "./launcher-words.ts";
import { MAX_RETENTION_DAYS } from "./limits.ts";
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

/** What the loader fetches before any interaction: only what the launcher needs. */
export type LauncherConfig = {
  inboxId: string;
  brandName: string;
  language: InboxSettings["language"];
  /** In the language of the chat, if the server can determine it. */
  words: LauncherWords;
  appearance: Pick<
    InboxSettings["appearance"],
    | "color"
    | "colorScheme"
    | "position"
    | "offsetX"
    | "offsetY"
    | "size"
    | "launcherIcon"
    | "launcherImageUrl"
    | "customCss"
  >;
  proactive: ProactiveRule[];
  cookieConsent: boolean;
  persistSession: boolean;
};

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

/** Where the visitor is: sent with the session and again on every page change. */
export const visitorPage = z.strictObject({
  url: httpUrl,
  title: storableText(300).default(""),
  referrer: storableText(2_048).default(""),
});
export type VisitorPage = z.infer<typeof visitorPage>;

/** The page's privacy options. They can only make the inbox's settings stricter. */
export const visitorPrivacy = z.strictObject({
  /** Closed conversations are deleted this long after their last message. */
  retentionDays: z.int().min(1).max(MAX_RETENTION_DAYS).optional(),
  /** Store only the network part of the visitor's IP address. */
  anonymizeIp: z.boolean().optional(),
});
export type VisitorPrivacy = z.infer<typeof visitorPrivacy>;

export const reportPageBody = visitorPage.extend({ privacy: visitorPrivacy.optional() });
export type ReportPageBody = z.infer<typeof reportPageBody>;

/**
 * Unverified data of the page about its visitor. It fills in the profile of the session's own
 * anonymous contact and gives no access to other conversations.
 */
export const claimedUser = z.strictObject({
  /** The page's own id of the user; kept as an attribute, never used to find a contact. */
  id: storableText(200).optional(),
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
  ticket: storableText(500),
  page: visitorPage.optional(),
  privacy: visitorPrivacy.optional(),
  locale: storableText(35).optional(),
  timezone: storableText(60).optional(),
  user: claimedUser.optional(),
  /** The origin of the page around the frame, as the browser reports it to the frame. */
  embedder: storableText(300).optional(),
  /** The website's signed token about the visitor's identity. */
  userJWT: storableText(8_192).optional(),
});
export type CreateSessionBody = z.infer<typeof createSessionBody>;

export const mailTranscriptBody = z.strictObject({ email: emailAddress });

/** The token is opaque, shown once, and stored only as a hash. */
export type CreatedSession = {
  token: string;
  contactId: string;
  expiresAt: string;
  isVerified: boolean;
};

export type WidgetState = {
  contact: {
    id: string;
    name: string;
    email: string | null;
    isAnonymous: boolean;
    /** The website has verified who the contact is. */
    isVerified: boolean;
  };
  isOnline: boolean;
  /** Newest first. */
  conversations: VisitorConversation[];
  unread: number;
};

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
export type StartedConversation = { conversation: VisitorConversation; message: Message };

/** The user of a socket, so that it can be disconnected: the answer of both sides' `realtime/user`. */
export const socketBody = z.object({
  socket_id: z.string().regex(/^\d{1,20}\.\d{1,20}$/, "must look like 123.456"),
});
export const channelAuthBody = socketBody.extend({ channel_name: z.string().max(200) });

/** An offer was shown to a visitor. Sent by the loader, before there is a session. */
export const proactiveShownBody = z.strictObject({
  inboxId: rowId,
  id: z.string().regex(/^[\w-]{1,64}$/),
});
