import Pusher from "pusher-js";
import {
  type Authorize,
  type ChannelHooks,
  connectionOptions,
  type JoinedChannel,
  joinChannel,
} from "../../lib/contract/chat/realtime-client.ts";
import type { RealtimeClientConfig } from "../../lib/contract/widget.ts";

export type Realtime = { send: JoinedChannel["send"]; close: () => void };

/** One connection for one conversation's channel. This module is a chunk of its own. */
export function connectRealtime(
  config: RealtimeClientConfig,
  channelName: string,
  { authorize, ...hooks }: ChannelHooks & { authorize: Authorize },
): Realtime {
  const pusher = new Pusher(config.key, connectionOptions(config, location.hostname, authorize));
  const { send, leave } = joinChannel(pusher, channelName, hooks);
  return {
    send,
    close() {
      leave();
      pusher.disconnect();
    },
  };
}
