import type { RealtimeClientConfig } from "../widget.ts";

/** A channel that was refused is tried again after this long. */
const RESUBSCRIBE_MS = 5_000;
const ACTIVITY_TIMEOUT_MS = 30_000;
const PONG_TIMEOUT_MS = 8_000;

/** Asks the server for leave to join; null when it was refused or nobody answered. */
export type Authorize = (socketId: string, channel: string) => Promise<{ auth: string } | null>;
type AuthorizationCallback = (error: Error | null, answer: { auth: string } | null) => void;

/** pusher-js's options for a server. `pageHost` stands in where the config names no host. */
export function connectionOptions(
  config: RealtimeClientConfig,
  pageHost: string,
  authorize: Authorize,
) {
  const { cluster, host, port, tls } = config;
  const transport: "wss" | "ws" = tls ? "wss" : "ws";
  const customHandler = (
    { socketId, channelName }: { socketId: string; channelName: string },
    callback: AuthorizationCallback,
  ) => {
    void authorize(socketId, channelName).then((answer) => {
      if (answer) callback(null, answer);
      else callback(new Error("The channel was refused."), null);
    });
  };
  return {
    cluster,
    forceTLS: tls,
    // One of the two: a refused plain connection would be tried again with TLS on the same port,
    // and without a list pusher-js falls back to HTTP endpoints of the hosted service.
    enabledTransports: [transport],
    activityTimeout: ACTIVITY_TIMEOUT_MS,
    pongTimeout: PONG_TIMEOUT_MS,
    ...(host !== null && { wsHost: host || pageHost, wsPort: port, wssPort: port }),
    channelAuthorization: { customHandler },
  };
}

/** The part of pusher-js's `Channel` that is used here. */
type PusherChannel = {
  subscribed: boolean;
  bind: (event: string, listener: () => void) => unknown;
  bind_global: (listener: (event: string, data: unknown) => void) => unknown;
  unbind_all: () => unknown;
  trigger: (event: string, data: unknown) => unknown;
};
type StateListener = (change: { current: string }) => void;
/** The part of pusher-js's client that is used here. */
export type PusherClient = {
  connection: {
    bind: (event: string, listener: StateListener) => unknown;
    unbind: (event: string, listener: StateListener) => unknown;
  };
  subscribe: (channel: string) => PusherChannel;
  unsubscribe: (channel: string) => void;
};

export type ChannelHooks = {
  onEvent: (name: string, data: unknown) => void;
  /** Told every time events start to flow, and every time they may be missed. */
  onLive: (isLive: boolean) => void;
};
export type JoinedChannel = {
  /** Sends a client event; its name starts with `client-`. Dropped while not subscribed. */
  send: (name: string, data: unknown) => void;
  leave: () => void;
};

/** Subscribes to one channel, again after it was refused, until it is left. */
export function joinChannel(
  pusher: PusherClient,
  name: string,
  { onEvent, onLive }: ChannelHooks,
): JoinedChannel {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let channel = subscribe();

  function subscribe(): PusherChannel {
    const joined = pusher.subscribe(name);
    joined.bind("pusher:subscription_succeeded", () => onLive(true));
    joined.bind("pusher:subscription_error", () => {
      onLive(false);
      clearTimeout(timer);
      timer = setTimeout(() => {
        drop();
        channel = subscribe();
      }, RESUBSCRIBE_MS);
    });
    joined.bind_global((event, data) => {
      if (!event.startsWith("pusher:")) onEvent(event, data);
    });
    return joined;
  }
  function drop() {
    clearTimeout(timer);
    channel.unbind_all();
    pusher.unsubscribe(name);
  }
  const onState: StateListener = ({ current }) => {
    if (current !== "connected") onLive(false);
  };
  pusher.connection.bind("state_change", onState);

  return {
    send(event, data) {
      if (channel.subscribed) channel.trigger(event, data);
    },
    leave() {
      pusher.connection.unbind("state_change", onState);
      drop();
    },
  };
}
