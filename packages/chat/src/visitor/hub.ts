import type { ChannelHooks, JoinedChannel } from "../realtime-client.ts";
import type { ConnectionOptions, Realtime } from "./visitor-connection.ts";

export type Hub = ReturnType<typeof createHub>;
type Connection = Omit<Realtime, "renew">;
/** Connects the device to the realtime server; may load the code for it first, and reject. */
export type Connect = (options: ConnectionOptions) => Promise<Connection>;

type Options = Omit<ConnectionOptions, "onRefused"> & {
  connect: Connect;
  /** The server does not know the session any more. */
  onOver: () => void;
};

type State =
  /** Nobody listens, or it could not be loaded. */
  | "apart"
  /** The connection, as soon as it is loaded. */
  | Promise<Connection | null>
  /** The session is not let in any more. */
  | "refused";

/**
 * The realtime connection of one session: made with the first channel, closed with the last. What
 * does not load is asked for again with the next channel; until then the chat polls.
 * Where the session is not let in any more, for example because its contact is blocked, it ends.
 */
export function createHub({ onOver, connect: start, ...options }: Options) {
  let state: State = "apart";
  let joined = 0;

  async function connect(): Promise<Connection | null> {
    if (state === "refused") return null;
    if (state !== "apart") return state;
    const opening: State = start({ ...options, onRefused: refuse }).catch(() => {
      if (state === opening) state = "apart";
      return null;
    });
    state = opening;
    return opening;
  }
  function leave(next: State) {
    if (typeof state === "object") void state.then((realtime) => realtime?.close());
    if (state !== "refused") state = next;
  }
  function refuse(status: number) {
    leave("refused");
    if (status === 401) onOver();
  }

  return {
    /** Joins at once or as soon as there is a connection; `leave` works in both cases. */
    join(channel: string, hooks: ChannelHooks): JoinedChannel {
      let place: JoinedChannel | "waiting" | "left" = "waiting";
      joined++;
      void connect().then((realtime) => {
        if (place === "waiting" && realtime) place = realtime.join(channel, hooks);
      });
      return {
        send(name, data) {
          if (typeof place === "object") place.send(name, data);
        },
        leave() {
          if (place === "left") return;
          if (typeof place === "object") place.leave();
          place = "left";
          if (--joined === 0) leave("apart");
        },
      };
    },
  };
}
