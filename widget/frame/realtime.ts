import Pusher from "pusher-js";
import type { RealtimeClientConfig } from "../../lib/contract/widget.ts";

/** A channel that was refused is tried again after this long. */
const RESUBSCRIBE_MS = 5_000;
const ACTIVITY_TIMEOUT_MS = 30_000;
const PONG_TIMEOUT_MS = 8_000;

export type RealtimeHooks = {
  authorize: (socketId: string, channel: string) => Promise<{ auth: string } | null>;
  onEvent: (name: string, data: unknown) => void;
  /** Told every time events start to flow, and every time they may be missed. */
  onLive: (isLive: boolean) => void;
};
export type Realtime = {
  /** Sends a client event to the channel; its name starts with `client-`. */
  send: (name: string, data: unknown) => void;
  close: () => void;
};

/** One connection for one conversation's channel. This module is a chunk of its own. */
export function connectRealtime(
  config: RealtimeClientConfig,
  channelName: string,
  hooks: RealtimeHooks,
): Realtime {
  const { host } = config;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const pusher = new Pusher(config.key, {
    cluster: config.cluster,
    forceTLS: config.tls,
    // One of the two: a refused plain connection would be tried again with TLS on the same port.
    enabledTransports: [config.tls ? "wss" : "ws"],
    activityTimeout: ACTIVITY_TIMEOUT_MS,
    pongTimeout: PONG_TIMEOUT_MS,
    ...(host !== null && {
      wsHost: host || location.hostname,
      wsPort: config.port,
      wssPort: config.port,
    }),
    channelAuthorization: {
      customHandler: ({ socketId, channelName: name }, callback) => {
        void hooks.authorize(socketId, name).then((answer) => {
          if (answer) callback(null, answer);
          else callback(new Error("The channel was refused."), null);
        });
      },
    },
  });

  const setLive = (isLive: boolean) => {
    if (!closed) hooks.onLive(isLive);
  };
  const subscribe = () => {
    const channel = pusher.subscribe(channelName);
    channel.bind("pusher:subscription_succeeded", () => setLive(true));
    channel.bind("pusher:subscription_error", () => {
      setLive(false);
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (closed) return;
        pusher.unsubscribe(channelName);
        subscribe();
      }, RESUBSCRIBE_MS);
    });
    channel.bind_global((name: string, data: unknown) => {
      if (!closed && !name.startsWith("pusher:")) hooks.onEvent(name, data);
    });
  };
  pusher.connection.bind("state_change", ({ current }: { current: string }) => {
    if (current !== "connected") setLive(false);
  });
  subscribe();

  return {
    send: (name, data) => {
      pusher.channel(channelName)?.trigger(name, data);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      pusher.disconnect();
    },
  };
}
