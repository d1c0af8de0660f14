import type { Attachment } from "@linkdesk/contract/attachments.ts";
import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { FormValues } from "@linkdesk/contract/form-fields.ts";
import type { OlderStatus } from "../message-feed.ts";
import type { OutboxEntry, Outgoing } from "../outbox.ts";
import type { Place } from "./places.ts";

/** The parts of a message besides its text. */
export type Payload = {
  place: Place;
  attachments: Attachment[];
  /** Both only count for a message that starts a conversation. */
  form?: FormValues;
  proactive?: { id: string; message: string };
};
export type Written = Outgoing<Payload>;
export type Entry = OutboxEntry<Payload>;

/** The known profile of the visitor. */
export type Contact = { name: string | null; email: string | null };

/** What the engine knows, and a screen shows. */
export type EngineState = {
  /** `started`: it is known which conversations there are. `retrying`: they could not be read, and soon will be. */
  start: "idle" | "starting" | "retrying" | "started";
  /** A member of the team is online. */
  isOnline: boolean;
  contact: Contact;
  /** Newest first. */
  conversations: readonly VisitorConversation[];
  /** The one on screen; null before there is one. */
  conversation: VisitorConversation | null;
  /** Of the conversation on screen, ascending. */
  messages: readonly Message[];
  /** The unsent messages of the conversation on screen. */
  outbox: readonly Entry[];
  /** The newest messages. `none`: there is no conversation. `behind`: some are known that are not here yet. */
  history: "none" | "loading" | "failed" | "behind" | "loaded";
  /** Older messages. `none`: all are here. */
  older: "none" | OlderStatus;
  /** Who types on the other side; "" without a name. */
  typingName: string | null;
  /** `lost`: for long enough to say so. */
  connection: "fine" | "lost";
};

/** The thread's part of the state without a conversation. */
export const NO_THREAD = {
  conversation: null,
  messages: [],
  history: "none",
  older: "none",
  typingName: null,
  connection: "fine",
} satisfies Partial<EngineState>;

export const NOT_STARTED: EngineState = {
  ...NO_THREAD,
  start: "idle",
  isOnline: true,
  contact: { name: null, email: null },
  conversations: [],
  outbox: [],
};
