import type {
  Authorize,
  ChannelHooks,
  JoinedChannel,
} from "../../lib/contract/chat/realtime-client.ts";
import type { RealtimeClientConfig } from "../../lib/contract/widget.ts";
import type { Realtime } from "./realtime.ts";

export type Hub = ReturnType<typeof createHub>;

/**
 * The realtime connection of one session: made with the first channel, closed with the last. A
 * chunk that does not load is asked for again with the next channel; until then the chat polls.
 */
export function createHub(config: RealtimeClientConfig, authorize: Authorize) {
  let connecting: Promise<Realtime | null> | null = null;
  let joined = 0;

  function connect(): Promise<Realtime | null> {
    connecting ??= import("./realtime.ts").then(
      ({ connectRealtime }) => connectRealtime(config, authorize),
      () => {
        connecting = null;
        return null;
      },
    );
    return connecting;
  }
  function disconnectIfUnused() {
    if (joined > 0 || !connecting) return;
    void connecting.then((realtime) => realtime?.close());
    connecting = null;
  }

  return {
    /** Joins at once or as soon as there is a connection; `leave` works in both cases. */
    join(channel: string, hooks: ChannelHooks): JoinedChannel {
      let handle: JoinedChannel | null = null;
      let hasLeft = false;
      joined++;
      void connect().then((realtime) => {
        if (!hasLeft && realtime) handle = realtime.join(channel, hooks);
      });
      return {
        send: (name, data) => handle?.send(name, data),
        leave() {
          if (hasLeft) return;
          hasLeft = true;
          handle?.leave();
          joined--;
          disconnectIfUnused();
        },
      };
    },
  };
}
