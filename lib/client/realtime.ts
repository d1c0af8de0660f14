import type Pusher from "pusher-js";
import type { Channel, ChannelAuthorizationCallback } from "pusher-js";
import {
  type ConversationEvents,
  conversationChannel,
  TYPING_EVENT,
  type TypingEvent,
  type WorkspaceEvents,
  workspaceChannel,
} from "@/lib/contract/events";
import type { RealtimeClientConfig } from "@/lib/contract/widget";
import { api } from "./api.ts";

export type RealtimeStatus = "connecting" | "connected" | "disconnected";

/** Every event of a map as one union that a `switch` can exhaust. */
type EventOf<Map> = { [Name in keyof Map]: { name: Name; data: Map[Name] } }[keyof Map];
export type WorkspaceEvent = EventOf<WorkspaceEvents>;
export type ConversationEvent = EventOf<ConversationEvents>;

const WORKSPACE_EVENTS = {
  "conversation.changed": true,
  "visitor.seen": true,
} satisfies Record<keyof WorkspaceEvents, true>;

const CONVERSATION_EVENTS = {
  "message.created": true,
  "conversation.updated": true,
} satisfies Record<keyof ConversationEvents, true>;

export type ConversationSubscription = {
  sendTyping: (event: TypingEvent) => void;
  leave: () => void;
};

export type Realtime = {
  getStatus: () => RealtimeStatus;
  subscribeStatus: (listener: () => void) => () => void;
  /** `ready` runs after every (re)subscription: fetch what was missed. */
  joinWorkspace: (
    id: string,
    on: { event: (event: WorkspaceEvent) => void; ready: () => void },
  ) => () => void;
  joinConversation: (
    id: string,
    on: {
      event: (event: ConversationEvent) => void;
      typing: (event: TypingEvent) => void;
      ready: () => void;
    },
  ) => ConversationSubscription;
  close: () => void;
};

async function authorize(
  { socketId, channelName }: { socketId: string; channelName: string },
  callback: ChannelAuthorizationCallback,
): Promise<void> {
  try {
    const body = { socket_id: socketId, channel_name: channelName };
    callback(null, await api.post<{ auth: string }>("/realtime/auth", body));
  } catch (error) {
    callback(error instanceof Error ? error : new Error("not authorized"), null);
  }
}

async function connect(config: RealtimeClientConfig): Promise<Pusher> {
  const { default: PusherClient } = await import("pusher-js");
  const host = config.host === "" ? window.location.hostname : config.host;
  return new PusherClient(config.key, {
    cluster: config.cluster,
    forceTLS: config.tls,
    // Without this list pusher-js falls back to HTTP endpoints of the hosted service.
    enabledTransports: ["ws", "wss"],
    ...(host === null ? {} : { wsHost: host, wsPort: config.port, wssPort: config.port }),
    channelAuthorization: {
      customHandler: (params, callback) => void authorize(params, callback),
    },
  });
}

function isTyping(data: unknown): data is TypingEvent {
  return (
    typeof data === "object" && data !== null && "author" in data && typeof data.author === "string"
  );
}

/**
 * The one owner of the realtime connection. The client library arrives after first paint; until
 * then, and whenever the connection is lost, the status says so and callers poll.
 * Events are trusted for shape: only our server can publish them; typing can be forged (see
 * the contract) and is checked.
 */
export function createRealtime(config: RealtimeClientConfig): Realtime {
  let status: RealtimeStatus = "connecting";
  let client: Promise<Pusher | null> | null = null;
  const listeners = new Set<() => void>();

  function setStatus(next: RealtimeStatus): void {
    if (next === status) return;
    status = next;
    for (const listener of listeners) listener();
  }

  function watch(pusher: Pusher): Pusher {
    const follow = (current: string) => {
      if (current === "connected") setStatus("connected");
      else setStatus(current === "connecting" ? "connecting" : "disconnected");
    };
    pusher.connection.bind("state_change", (change: { current: string }) => follow(change.current));
    follow(pusher.connection.state);
    return pusher;
  }

  /** Opened by the first subscription, so that nothing connects while rendering on the server. */
  function open(): Promise<Pusher | null> {
    client ??= connect(config).then(watch, () => {
      setStatus("disconnected");
      return null;
    });
    return client;
  }

  /** Subscribes once the client is there; leaving earlier cancels it. */
  function join(name: string, bind: (channel: Channel) => void) {
    let left = false;
    let channel: Channel | null = null;
    const opened = open();
    void opened.then((pusher) => {
      if (left || !pusher) return;
      channel = pusher.subscribe(name);
      bind(channel);
    });
    return {
      current: () => channel,
      leave() {
        left = true;
        channel?.unbind();
        void opened.then((pusher) => {
          if (channel) pusher?.unsubscribe(name);
        });
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
      const { leave } = join(workspaceChannel(id), (channel) => {
        channel.bind("pusher:subscription_succeeded", on.ready);
        for (const name of Object.keys(WORKSPACE_EVENTS)) {
          channel.bind(name, (data: unknown) => on.event({ name, data } as WorkspaceEvent));
        }
      });
      return leave;
    },
    joinConversation(id, on) {
      const { leave, current } = join(conversationChannel(id), (channel) => {
        channel.bind("pusher:subscription_succeeded", on.ready);
        channel.bind(TYPING_EVENT, (data: unknown) => {
          if (isTyping(data)) on.typing(data);
        });
        for (const name of Object.keys(CONVERSATION_EVENTS)) {
          channel.bind(name, (data: unknown) => on.event({ name, data } as ConversationEvent));
        }
      });
      return {
        leave,
        sendTyping(event) {
          const channel = current();
          if (channel?.subscribed && status === "connected") channel.trigger(TYPING_EVENT, event);
        },
      };
    },
    close() {
      void client?.then((pusher) => pusher?.disconnect());
      client = null;
    },
  };
}
