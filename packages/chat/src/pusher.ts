/** What is used of pusher-js, so that its builds for pages, workers, Node.js and React Native all fit. */

export type ChannelAuth = { auth: string };
export type UserAuth = { auth: string; user_data: string };
type Callback<T> = (error: Error | null, answer: T | null) => void;

export type PusherOptions = {
  cluster: string;
  forceTLS: boolean;
  enabledTransports: ("ws" | "wss")[];
  activityTimeout: number;
  pongTimeout: number;
  wsHost?: string;
  wsPort?: number;
  wssPort?: number;
  channelAuthorization: {
    customHandler: (
      socket: { socketId: string; channelName: string },
      callback: Callback<ChannelAuth>,
    ) => void;
  };
  userAuthentication: {
    customHandler: (socket: { socketId: string }, callback: Callback<UserAuth>) => void;
  };
};

/** The part of pusher-js's `Channel` that is used here. */
export type PusherChannel = {
  subscribed: boolean;
  bind: (event: string, listener: () => void) => unknown;
  bind_global: (listener: (event: string, data: unknown) => void) => unknown;
  unbind_all: () => unknown;
  trigger: (event: string, data: unknown) => unknown;
};

export type StateListener = (change: { current: string }) => void;

/** The part of pusher-js's client that is used here. */
export type PusherClient = {
  connection: {
    state: string;
    bind: (event: string, listener: StateListener) => unknown;
    unbind: (event: string, listener: StateListener) => unknown;
  };
  subscribe: (channel: string) => PusherChannel;
  unsubscribe: (channel: string) => void;
  signin: () => void;
  connect: () => void;
  disconnect: () => void;
};

/** The class that `pusher-js` exports. */
export type PusherClass = new (key: string, options: PusherOptions) => PusherClient;
