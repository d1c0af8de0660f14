import { z } from "zod";
import type { Message, VisitorConversation } from "./conversations.ts";
import { clientId, httpUrl, messageText, rowId, storableText } from "./text.ts";

/** How a browser reaches the realtime server (any that speaks the Pusher protocol). */
export type RealtimeClientConfig = {
  key: string;
  cluster: string;
  /** null: the provider's own host for the cluster; "" : the host of the page itself. */
  host: string | null;
  port: number;
  tls: boolean;
};

/** What the loader fetches before any interaction: looks of the launcher, nothing else. */
export type LauncherConfig = {
  inboxId: string;
  brandName: string;
  color: string;
  position: "bottom-right" | "bottom-left";
};

/** What is inlined in the frame's HTML. */
export type FrameConfig = LauncherConfig & {
  greeting: string;
  introduction: string;
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

export const createSessionBody = z.strictObject({
  inboxId: rowId,
  ticket: storableText(500),
  page: visitorPage.optional(),
  locale: storableText(35).optional(),
  timezone: storableText(60).optional(),
});
export type CreateSessionBody = z.infer<typeof createSessionBody>;

/** The token is opaque, shown once, and stored only as a hash. */
export type CreatedSession = { token: string; contactId: string; expiresAt: string };

export type WidgetState = {
  contact: { id: string; name: string; isAnonymous: boolean };
  /** Newest first. */
  conversations: VisitorConversation[];
  unread: number;
};

export const startConversationBody = z.strictObject({ clientId, text: messageText });
export type StartConversationBody = z.infer<typeof startConversationBody>;
export type StartedConversation = { conversation: VisitorConversation; message: Message };

export const channelAuthBody = z.object({
  socket_id: z.string().regex(/^\d{1,20}\.\d{1,20}$/, "must look like 123.456"),
  channel_name: z.string().max(200),
});
