import type { RealtimeClientConfig } from "@linkdesk/contract/widget.ts";
import type { PusherClass } from "../pusher.ts";
import {
  type ChannelHooks,
  connectionOptions,
  type JoinedChannel,
  joinChannel,
  keepConnection,
} from "../realtime-client.ts";
import type { ApiResult, WidgetApi } from "./api.ts";

/** Channels over one connection, of this tab or of the shared worker. */
export type Realtime = {
  join: (channel: string, hooks: ChannelHooks) => JoinedChannel;
  /** The browser has a network again. */
  renew: () => void;
  close: () => void;
};

/** What the connection of a session needs, and its callbacks. */
export type ConnectionOptions = {
  config: RealtimeClientConfig;
  api: Pick<WidgetApi, "authorizeChannel" | "authorizeUser">;
  token: string;
  /** The session is over (401), or not let in any more (403): its contact is blocked, perhaps. */
  onRefused: (status: number) => void;
  /** The server ended the connection: find out why. */
  onCut: () => void;
};

/** Connects a session with pusher-js. `apiHost` stands in where the config names no host. */
export function connectVisitor(
  Client: PusherClass,
  apiHost: string,
  { config, api, token, onRefused, onCut }: ConnectionOptions,
): Realtime {
  const answer = <T>({ data, error }: ApiResult<T>, final: number[]): T | null => {
    if (error && final.includes(error.status)) onRefused(error.status);
    return data;
  };
  const authorize = {
    // 403 may be about this channel alone: a conversation that was deleted.
    channel: async (socketId: string, channel: string) =>
      answer(await api.authorizeChannel(token, socketId, channel), [401]),
    user: async (socketId: string) => answer(await api.authorizeUser(token, socketId), [401, 403]),
  };
  const pusher = new Client(config.key, connectionOptions(config, apiHost, authorize));
  const connection = keepConnection(pusher, onCut);
  return { ...connection, join: (channel, hooks) => joinChannel(pusher, channel, hooks) };
}
