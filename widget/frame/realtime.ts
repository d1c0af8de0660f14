import { backoffMs } from "@linkdesk/chat/backoff.ts";
import type { ChannelHooks, JoinedChannel } from "@linkdesk/chat/realtime-client.ts";
import { connectShared } from "./shared-connection.ts";
import type { ConnectionOptions, Realtime } from "./visitor-connection.ts";

/** In a browser that ends the worker so often, the tab uses a connection of its own. */
const MAX_LOSSES = 3;

type Place = { channel: string; hooks: ChannelHooks; joined: JoinedChannel | null };

/**
 * The session's connection: the one that all tabs share if the browser allows it, otherwise this
 * tab's own. A lost connection is replaced by another. A page that may go into the back/forward cache
 * closes it, and connects again when it comes back.
 */
export function connectRealtime(options: ConnectionOptions): Omit<Realtime, "renew"> {
  const places = new Set<Place>();
  let realtime: Realtime | null = null;
  /** Grows with each connection, so that one that comes late is recognised. */
  let generation = 0;
  let losses = 0;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function connect(onLost: () => void): Promise<Realtime> {
    if (losses < MAX_LOSSES) {
      const shared = await connectShared({ ...options, onLost }).catch(() => null);
      if (shared) return shared;
    }
    const { connectAlone } = await import("./own-connection.ts");
    return connectAlone(options);
  }

  async function open() {
    const mine = ++generation;
    clearTimeout(timer);
    const onLost = () => {
      if (mine !== generation) return;
      losses++;
      drop();
      void open();
    };
    const opened = await connect(onLost).catch(() => null);
    if (mine !== generation) return opened?.close();
    if (!opened) {
      timer = setTimeout(() => void open(), backoffMs(attempt++));
      return;
    }
    realtime = opened;
    for (const place of places) place.joined = opened.join(place.channel, place.hooks);
  }

  /** Until it is opened again, nothing is heard. */
  function drop() {
    generation++;
    clearTimeout(timer);
    realtime?.close();
    realtime = null;
    for (const place of places) {
      place.joined = null;
      place.hooks.onLive(false);
    }
  }
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void open();
  };
  const onOnline = () => realtime?.renew();

  window.addEventListener("pagehide", drop);
  window.addEventListener("pageshow", onPageShow);
  window.addEventListener("online", onOnline);
  void open();
  return {
    join(channel, hooks) {
      const place: Place = { channel, hooks, joined: realtime?.join(channel, hooks) ?? null };
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
