import type { ChannelHooks, JoinedChannel } from "@linkdesk/chat/realtime-client.ts";
import type { Realtime } from "@linkdesk/chat/visitor/visitor-connection.ts";
import { TAB_GONE_AFTER_MS, type TabMessage, type WorkerMessage } from "./messages.ts";

type Hello = Extract<TabMessage, { type: "hello" }>;
type Tell = (message: WorkerMessage) => void;
/** Opens the connection of a session; what becomes of it is for all of its tabs. */
export type Connect = (hello: Hello, tell: Tell) => Realtime;

type Options = {
  connect: Connect;
  /** A tab that is silent for this long is left out. */
  tabGoneAfterMs?: number;
};

/** The part of a `MessagePort` that is used here. */
export type TabPort = Pick<MessagePort, "postMessage" | "close" | "onmessage">;

/** One connection for each session, for as long as a tab of it is there. */
export function createRelay({ connect, tabGoneAfterMs = TAB_GONE_AFTER_MS }: Options) {
  const sessions = new Map<string, SharedSession>();

  function open(hello: Hello): SharedSession {
    const { token } = hello;
    const session =
      sessions.get(token) ?? createSharedSession(hello, connect, () => sessions.delete(token));
    sessions.set(token, session);
    return session;
  }

  /** Serves a tab until it says goodbye or is gone. Its session is the one it comes with. */
  return function serve(port: TabPort): void {
    const tell: Tell = (message) => port.postMessage(message);
    let tab: SharedTab | null = null;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(silence);
      tab?.leave();
      tab = null;
      port.onmessage = null;
      port.close();
    };
    port.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.type === "bye") return leave();
      clearTimeout(silence);
      silence = setTimeout(leave, tabGoneAfterMs);
      if (data.type === "beat") tell(data);
      else if (data.type !== "hello") tab?.receive(data);
      else if (!tab) {
        tab = open(data).addTab(tell);
        tell({ type: "ready" });
      }
    };
  };
}

type Request = Exclude<TabMessage, { type: "hello" | "beat" | "bye" }>;
type SharedTab = { receive: (message: Request) => void; leave: () => void };
type SharedSession = ReturnType<typeof createSharedSession>;

/** Tabs tell of the same network within moments of each other. */
const RENEW_AGAIN_AFTER_MS = 2_000;

/** The connection of one session, and its tabs. Without tabs it is closed. */
function createSharedSession(hello: Hello, connect: Connect, onEmpty: () => void) {
  const tabs = new Set<Tell>();
  const channels = new Map<string, SharedChannel>();
  let renewedAtMs = Number.NEGATIVE_INFINITY;
  const connection = connect(hello, (message) => {
    for (const tell of tabs) tell(message);
  });

  function join(name: string, hooks: ChannelHooks): JoinedChannel {
    const channel =
      channels.get(name) ?? createSharedChannel(connection, name, () => channels.delete(name));
    channels.set(name, channel);
    return channel.add(hooks);
  }
  function renew() {
    if (performance.now() - renewedAtMs < RENEW_AGAIN_AFTER_MS) return;
    renewedAtMs = performance.now();
    connection.renew();
  }

  return {
    addTab(tell: Tell): SharedTab {
      const joined = new Map<number, JoinedChannel>();
      tabs.add(tell);
      return {
        receive(message) {
          const { type } = message;
          if (type === "online") return renew();
          const { id } = message;
          if (type === "send") return joined.get(id)?.send(message.name, message.data);
          joined.get(id)?.leave();
          joined.delete(id);
          if (type === "leave") return;
          const handle = join(message.channel, {
            onEvent: (name, data) => tell({ type: "event", id, name, data }),
            onLive: (isLive) => tell({ type: "live", id, isLive }),
          });
          joined.set(id, handle);
        },
        leave() {
          for (const channel of joined.values()) channel.leave();
          joined.clear();
          tabs.delete(tell);
          if (tabs.size > 0) return;
          onEmpty();
          connection.close();
        },
      };
    },
  };
}

type SharedChannel = ReturnType<typeof createSharedChannel>;

/** A channel that is subscribed once, for as long as a tab listens. */
function createSharedChannel(connection: Realtime, name: string, onEmpty: () => void) {
  const listeners = new Set<ChannelHooks>();
  let isLive = false;
  const joined = connection.join(name, {
    onEvent: (event, data) => {
      for (const { onEvent } of listeners) onEvent(event, data);
    },
    onLive: (next) => {
      isLive = next;
      for (const { onLive } of listeners) onLive(next);
    },
  });
  return {
    add(hooks: ChannelHooks): JoinedChannel {
      const own = { ...hooks };
      listeners.add(own);
      // Who comes later has missed the news, and fetches what it missed before.
      if (isLive) own.onLive(true);
      return {
        send: joined.send,
        leave() {
          if (!listeners.delete(own) || listeners.size > 0) return;
          onEmpty();
          joined.leave();
        },
      };
    },
  };
}
