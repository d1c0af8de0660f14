import Pusher from "pusher-js";
import {
  type Authorize,
  type ChannelHooks,
  connectionOptions,
  type JoinedChannel,
  joinChannel,
} from "../../lib/contract/chat/realtime-client.ts";
import type { RealtimeClientConfig } from "../../lib/contract/widget.ts";

export type Realtime = {
  join: (channel: string, hooks: ChannelHooks) => JoinedChannel;
  close: () => void;
};

/** One connection, for the channels of all the visitor's conversations. A chunk of its own. */
export function connectRealtime(config: RealtimeClientConfig, authorize: Authorize): Realtime {
  const pusher = new Pusher(config.key, connectionOptions(config, location.hostname, authorize));
  return {
    join: (channel, hooks) => joinChannel(pusher, channel, hooks),
    close: () => pusher.disconnect(),
  };
}
