import type { OlderStatus } from "@linkdesk/chat/message-feed.ts";
import type { OutboxEntry, Outgoing } from "@linkdesk/chat/outbox.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { FileRefusal } from "@linkdesk/contract/file-refusals.ts";
import type { FormValues } from "@linkdesk/contract/form-fields.ts";
import type { Consent } from "../protocol.ts";
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

/** A file in the composer. Once it is uploaded it waits to be sent. */
export type PendingFile = {
  key: string;
  name: string;
  bytes: number;
  status: "uploading" | "ready" | "failed";
  /** 0 to 1. */
  progress: number;
  /** A picture of an image, from this browser's memory. */
  previewUrl: string | null;
  attachment: Attachment | null;
};

/** A file that was refused, and the reason. */
export type FileError = {
  problem: FileRefusal;
  name: string;
};

/** The known profile of the visitor. */
export type Contact = { name: string | null; email: string | null };

/** Everything the screen shows. */
export type ChatState = {
  consent: Consent;
  /** Whether there is a conversation is not known yet. */
  isStarting: boolean;
  startFailed: boolean;
  isOpen: boolean;
  /** The tab is in front. */
  isVisible: boolean;
  /** A member of the team is online. */
  isOnline: boolean;
  isMuted: boolean;
  contact: Contact;
  /** Newest first. */
  conversations: readonly VisitorConversation[];
  /** Where the visitor went; see `screenOf` for what that shows. */
  route: "home" | "thread";
  conversation: VisitorConversation | null;
  messages: readonly Message[];
  /** The unsent messages of the conversation on screen. */
  outbox: readonly Entry[];
  /** Messages are known to exist that are not here yet. */
  isCatchingUp: boolean;
  isLoaded: boolean;
  loadFailed: boolean;
  hasOlder: boolean;
  olderStatus: OlderStatus;
  typingName: string | null;
  isReconnecting: boolean;
  /** The offer that the visitor answers, until their conversation has it. */
  offer: { id: string; message: string } | null;
  /** Written already, and waits for the questions before the first message. */
  held: Written | null;
  /** The answers to the form before the first message. */
  form: FormValues | null;
  /** Everything filled in during this visit, by field name. */
  remembered: FormValues;
  /** A message was left while nobody was online. */
  leftMessage: boolean;
  files: readonly PendingFile[];
  fileErrors: readonly FileError[];
  draft: string;
  /** Grows whenever the composer should take the focus. */
  focusRequests: number;
};

/** The thread's part of the state without a conversation. */
export const NO_THREAD = {
  conversation: null,
  messages: [] as readonly Message[],
  isCatchingUp: false,
  isLoaded: false,
  loadFailed: false,
  hasOlder: false,
  olderStatus: "idle" as OlderStatus,
  typingName: null,
  isReconnecting: false,
};

export const INITIAL_STATE: ChatState = {
  ...NO_THREAD,
  consent: "given",
  isStarting: true,
  startFailed: false,
  isOpen: false,
  isVisible: true,
  isOnline: true,
  isMuted: false,
  contact: { name: null, email: null },
  conversations: [],
  route: "home",
  outbox: [],
  offer: null,
  held: null,
  form: null,
  remembered: {},
  leftMessage: false,
  files: [],
  fileErrors: [],
  draft: "",
  focusRequests: 0,
};
