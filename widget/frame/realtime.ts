import { backoffMs } from "@linkdesk/chat/backoff.ts";
import type { ChannelHooks, JoinedChannel } from "@linkdesk/chat/realtime-client.ts";
import type { ConnectionOptions, Realtime } from "@linkdesk/chat/visitor/visitor-connection.ts";
import { connectShared } from "./shared-connection.ts";

/** In a browser that ends the worker so often, the tab uses a connection of its own. */
const MAX_LOSSES = 3;

type Place = { channel: string; hooks: ChannelHooks; joined: JoinedChannel | null };

/** A connection that comes, or is lost, when its state is gone changes nothing. */
type State =
  | { name: "opening" }
  | { name: "open"; realtime: Realtime }
  /** None could be opened. It is tried again. */
  | { name: "waiting"; timer: ReturnType<typeof setTimeout> }
  | { name: "closed" };

/**
 * The session's connection: the one that all tabs share if the browser allows it, otherwise this
 * tab's own. A lost connection is replaced by another. A page that may go into the back/forward cache
 * closes it, and connects again when it comes back.
 */
export function connectRealtime(options: ConnectionOptions): Omit<Realtime, "renew"> {
  const places = new Set<Place>();
  let state: State = { name: "closed" };
  let losses = 0;
  let attempt = 0;

  async function connect(onLost: () => void): Promise<Realtime> {
    if (losses < MAX_LOSSES) {
      const shared = await connectShared({ ...options, onLost }).catch(() => null);
      if (shared) return shared;
    }
    const { connectAlone } = await import("./own-connection.ts");
    return connectAlone(options);
  }

  async function open() {
    leave();
    const opening: State = { name: "opening" };
    let mine: State = opening;
    state = opening;
    const opened = await connect(() => {
      if (state !== mine) return;
      losses++;
      drop();
      void open();
    }).catch(() => null);
    // It comes late: there is another one by now, or none is wanted.
    if (state !== opening) return opened?.close();
    if (!opened) {
      const timer = setTimeout(() => void open(), backoffMs(attempt++));
      state = { name: "waiting", timer };
      return;
    }
    mine = { name: "open", realtime: opened };
    state = mine;
    for (const place of places) place.joined = opened.join(place.channel, place.hooks);
  }

  function leave() {
    if (state.name === "waiting") clearTimeout(state.timer);
    if (state.name === "open") state.realtime.close();
    state = { name: "closed" };
  }

  /** Until it is opened again, nothing is heard. */
  function drop() {
    leave();
    for (const place of places) {
      place.joined = null;
      place.hooks.onLive(false);
    }
  }
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void open();
  };
  const current = () => (state.name === "open" ? state.realtime : null);
  const onOnline = () => current()?.renew();

  window.addEventListener("pagehide", drop);
  window.addEventListener("pageshow", onPageShow);
  window.addEventListener("online", onOnline);
  void open();
  return {
    join(channel, hooks) {
      const place: Place = { channel, hooks, joined: current()?.join(channel, hooks) ?? null };
      places.add(place);
      return {
        send: (name, data) => place.joined?.send(name, data),
        leave() {
          places.delete(place);
          place.joined?.leave();
        },
      };
    },
    close() {
      window.removeEventListener("pagehide", drop);
      window.removeEventListener("pageshow", onPageShow);
      window.removeEventListener("online", onOnline);
      drop();
      places.clear();
    },
  };
}
