import type { ChannelHooks, JoinedChannel } from "@linkdesk/chat/realtime-client.ts";
import type { ConnectionOptions } from "./visitor-connection.ts";

export type Hub = ReturnType<typeof createHub>;
type Connection = ReturnType<typeof import("./realtime.ts").connectRealtime>;

type Options = Omit<ConnectionOptions, "onRefused"> & {
  /** The server does not know the session any more. */
  onOver: () => void;
};

/**
 * The realtime connection of one session: made with the first channel, closed with the last. A
 * chunk that does not load is asked for again with the next channel; until then the chat polls.
 * Where the session is not let in any more, for example because its contact is blocked, it ends.
 */
export function createHub({ onOver, ...options }: Options) {
  let connecting: Promise<Connection | null> | null = null;
  let joined = 0;
  let isRefused = false;

  function connect(): Promise<Connection | null> {
    if (isRefused) return Promise.resolve(null);
    connecting ??= import("./realtime.ts").then(
      ({ connectRealtime }) => connectRealtime({ ...options, onRefused: refuse }),
      () => {
        connecting = null;
        return null;
      },
    );
    return connecting;
  }
  function disconnect() {
    void connecting?.then((realtime) => realtime?.close());
    connecting = null;
  }
  function refuse(status: number) {
    isRefused = true;
    disconnect();
    if (status === 401) onOver();
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
          if (--joined === 0) disconnect();
        },
      };
    },
  };
}
