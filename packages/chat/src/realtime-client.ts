import type { RealtimeClientConfig } from "@linkdesk/contract/widget.ts";
import type {
  ChannelAuth,
  PusherChannel,
  PusherClient,
  PusherOptions,
  StateListener,
  UserAuth,
} from "./pusher.ts";

/** A channel that was refused is tried again after this long. */
const RESUBSCRIBE_MS = 5_000;
const ACTIVITY_TIMEOUT_MS = 30_000;
const PONG_TIMEOUT_MS = 8_000;
/** A connection that the server ended is tried again after this long, if there is still a reason. */
const RECONNECT_MS = 30_000;

/** Asks our server to sign for a socket; null when it refused or nobody answered. */
export type Authorize = {
  /** Leave to join a channel. */
  channel: (socketId: string, channel: string) => Promise<ChannelAuth | null>;
  /** Whose socket it is, so that it can be cut when they are signed out. */
  user: (socketId: string) => Promise<UserAuth | null>;
};
/** pusher-js's options for a server. `pageHost` stands in where the config names no host. */
export function connectionOptions(
  config: RealtimeClientConfig,
  pageHost: string,
  authorize: Authorize,
): PusherOptions {
  const { cluster, host, port, tls } = config;
  const transport = tls ? "wss" : "ws";
  return {
    cluster,
    forceTLS: tls,
    // One of the two: a refused plain connection would be tried again with TLS on the same port,
    // and without a list pusher-js falls back to HTTP endpoints of the hosted service.
    enabledTransports: [transport],
    activityTimeout: ACTIVITY_TIMEOUT_MS,
    pongTimeout: PONG_TIMEOUT_MS,
    ...(host !== null && { wsHost: host || pageHost, wsPort: port, wssPort: port }),
    channelAuthorization: {
      customHandler: ({ socketId, channelName }, callback) =>
        void authorize.channel(socketId, channelName).then(answerTo(callback)),
    },
    userAuthentication: {
      customHandler: ({ socketId }, callback) =>
        void authorize.user(socketId).then(answerTo(callback)),
    },
  };
}

const answerTo =
  <T>(callback: (error: Error | null, answer: T | null) => void) =>
  (answer: T | null) =>
    callback(answer ? null : new Error("It was refused."), answer);

export type Connection = {
  /** The network changed: what was connected before is worth nothing. */
  renew: () => void;
  close: () => void;
};

/**
 * Looks after a connection until it is closed. It is signed in beside whatever it subscribes to,
 * again each time it connects. pusher-js gives a connection up that the server ended, for example
 * because its user was signed out: `onCut` finds out, and if nobody closes it, it is tried again.
 */
export function keepConnection(pusher: PusherClient, onCut: () => void): Connection {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onState: StateListener = ({ current }) => {
    clearTimeout(timer);
    if (current !== "disconnected") return;
    timer = setTimeout(() => pusher.connect(), RECONNECT_MS);
    onCut();
  };
  const follow = () => pusher.connection.bind("state_change", onState);
  function stop() {
    clearTimeout(timer);
    pusher.connection.unbind("state_change", onState);
    pusher.disconnect();
  }
  /** A socket that is closed before it is open leaves a red line in the console: it is let open. */
  function close() {
    if (pusher.connection.state !== "connecting") return stop();
    clearTimeout(timer);
    pusher.connection.unbind("state_change", onState);
    const onSettled = () => {
      pusher.connection.unbind("state_change", onSettled);
      pusher.disconnect();
    };
    pusher.connection.bind("state_change", onSettled);
  }
  pusher.signin();
  follow();
  return {
    renew() {
      stop();
      follow();
      pusher.connect();
    },
    close,
  };
}

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
