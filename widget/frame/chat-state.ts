import type { OlderStatus } from "../../lib/contract/chat/message-feed.ts";
import type { OutboxEntry } from "../../lib/contract/chat/outbox.ts";
import type { Message, VisitorConversation } from "../../lib/contract/conversations.ts";

/** Everything the screen shows. */
export type ChatState = {
  /** Whether there is a conversation is not known yet. */
  isStarting: boolean;
  startFailed: boolean;
  isOpen: boolean;
  /** The tab is in front. */
  isVisible: boolean;
  conversation: VisitorConversation | null;
  messages: readonly Message[];
  outbox: readonly OutboxEntry[];
  isLoaded: boolean;
  loadFailed: boolean;
  hasOlder: boolean;
  olderStatus: OlderStatus;
  typingName: string | null;
  isReconnecting: boolean;
  draft: string;
  /** Grows whenever the composer should take the focus. */
  focusRequests: number;
};

/** What the screen shows without a conversation. */
export const NO_THREAD = {
  conversation: null,
  messages: [] as readonly Message[],
  isLoaded: false,
  loadFailed: false,
  hasOlder: false,
  olderStatus: "idle" as OlderStatus,
  typingName: null,
  isReconnecting: false,
};

export const INITIAL_STATE: ChatState = {
  ...NO_THREAD,
  isStarting: true,
  startFailed: false,
  isOpen: false,
  isVisible: true,
  outbox: [],
  draft: "",
  focusRequests: 0,
};
