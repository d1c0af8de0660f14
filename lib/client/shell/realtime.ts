import {
  type Authorize,
  type ChannelHooks,
  type Connection,
  connectionOptions,
  type JoinedChannel,
  joinChannel,
  keepConnection,
} from "@linkdesk/chat/realtime-client.ts";
import {
  type ConversationEvents,
  conversationChannel,
  TYPING_EVENT,
  type TypingEvent,
  VIEWING_EVENT,
  type ViewingEvent,
  type WorkspaceEvents,
  workspaceChannel,
} from "@linkdesk/contract/events.ts";
import type { RealtimeClientConfig } from "@linkdesk/contract/widget.ts";
import type Pusher from "pusher-js";
import { api } from "../api.ts";

type Client = { pusher: Pusher; connection: Connection };
export type RealtimeStatus = "connecting" | "connected" | "disconnected";

/** Every event of a map as one union that a `switch` can exhaust. */
type EventOf<Map> = { [Name in keyof Map]: { name: Name; data: Map[Name] } }[keyof Map];
export type WorkspaceEvent = EventOf<WorkspaceEvents>;
export type ConversationEvent = EventOf<ConversationEvents>;

const WORKSPACE_EVENTS = {
  "conversation.changed": true,
  "conversations.changed": true,
  "conversation.read": true,
  "draft.changed": true,
  "scheduled.changed": true,
  "note.written": true,
  "followers.changed": true,
  "emails.changed": true,
  "activity.recorded": true,
  "visitor.seen": true,
  "settings.changed": true,
  "contact.changed": true,
  "contact.event": true,
  "contact.deleted": true,
} satisfies Record<keyof WorkspaceEvents, true>;

const CONVERSATION_EVENTS = {
  "message.created": true,
  "message.answered": true,
  "conversation.started": true,
  "conversation.updated": true,
  typing: true,
} satisfies Record<keyof ConversationEvents, true>;

export type ConversationSubscription = {
  sendTyping: (event: TypingEvent) => void;
  leave: () => void;
};

/** `live(true)` after every (re)subscription: fetch what was missed. */
type Live = { live: (isLive: boolean) => void };

export type Realtime = {
  getStatus: () => RealtimeStatus;
  subscribeStatus: (listener: () => void) => () => void;
  joinWorkspace: (
    id: string,
    on: Live & { event: (event: WorkspaceEvent) => void; viewing: (data: unknown) => void },
  ) => () => void;
  /** Tells the colleagues what this member looks at; without a connection, as soon as there is one. */
  sendViewing: (event: ViewingEvent) => void;
  joinConversation: (
    id: string,
    on: Live & { event: (event: ConversationEvent) => void; typing: (data: unknown) => void },
  ) => ConversationSubscription;
  close: () => void;
};

const authorize: Authorize = {
  channel: (socketId, channelName) => {
    const body = { socket_id: socketId, channel_name: channelName };
    return api.post("/realtime/auth", body).catch(() => null);
  },
  user: (socketId) => api.post("/realtime/user", { socket_id: socketId }).catch(() => null),
};

async function connect(config: RealtimeClientConfig): Promise<Pusher> {
  const { default: PusherClient } = await import("pusher-js");
  const options = connectionOptions(config, window.location.hostname, authorize);
  return new PusherClient(config.key, options);
}

/**
 * The one owner of the realtime connection. The client library arrives after first paint; until
 * then, and whenever the connection is lost, the status says so and callers poll.
 * Events are trusted for shape: only our server can publish them; typing can be forged (see
 * the contract) and is checked by whoever receives it. `onCut` is called when the server ends the
 * connection, as it does when this browser is signed out.
 */
export function createRealtime(config: RealtimeClientConfig, onCut: () => void): Realtime {
  let status: RealtimeStatus = "connecting";
  let client: Promise<Client | null> | null = null;
  let workspace: JoinedChannel | null = null;
  /** What this member looks at: said again when the channel is joined, which may be later. */
  let viewing: ViewingEvent | null = null;
  const listeners = new Set<() => void>();

  function setStatus(next: RealtimeStatus): void {
    if (next === status) return;
    status = next;
    for (const listener of listeners) listener();
  }

  function watch(pusher: Pusher): Client {
    const follow = (current: string) => {
      if (current === "connected") setStatus("connected");
      else setStatus(current === "connecting" ? "connecting" : "disconnected");
    };
    pusher.connection.bind("state_change", (change: { current: string }) => follow(change.current));
    follow(pusher.connection.state);
    return { pusher, connection: keepConnection(pusher, onCut) };
  }

  /** Opened by the first subscription, so that nothing connects while rendering on the server. */
  function open(): Promise<Client | null> {
    client ??= connect(config).then(watch, () => {
      setStatus("disconnected");
      return null;
    });
    return client;
  }

  /** Joins once the client is there; leaving earlier cancels it. */
  function join(name: string, hooks: ChannelHooks): JoinedChannel {
    let left = false;
    let channel: JoinedChannel | null = null;
    void open().then((opened) => {
      if (!left && opened) channel = joinChannel(opened.pusher, name, hooks);
    });
    return {
      send: (event, data) => channel?.send(event, data),
      leave() {
        left = true;
        channel?.leave();
      },
    };
  }

  return {
    getStatus: () => status,
    subscribeStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    joinWorkspace(id, on) {
      const onEvent = (name: string, data: unknown) => {
        if (name === VIEWING_EVENT) on.viewing(data);
        else if (Object.hasOwn(WORKSPACE_EVENTS, name)) on.event({ name, data } as WorkspaceEvent);
      };
      const onLive = (isLive: boolean) => {
        on.live(isLive);
        if (isLive && viewing) joined.send(VIEWING_EVENT, viewing);
      };
      const joined = join(workspaceChannel(id), { onEvent, onLive });
      workspace = joined;
      return () => {
        joined.leave();
        if (workspace === joined) workspace = null;
      };
    },
    sendViewing(event) {
      viewing = event.state === "gone" ? null : event;
      workspace?.send(VIEWING_EVENT, event);
    },
    joinConversation(id, on) {
      const onEvent = (name: string, data: unknown) => {
        if (name === TYPING_EVENT) on.typing(data);
        else if (Object.hasOwn(CONVERSATION_EVENTS, name)) {
          on.event({ name, data } as ConversationEvent);
        }
      };
      const { send, leave } = join(conversationChannel(id), { onEvent, onLive: on.live });
      return { leave, sendTyping: (event) => send(TYPING_EVENT, event) };
    },
    close() {
      void client?.then((opened) => opened?.connection.close());
      client = null;
    },
  };
}
