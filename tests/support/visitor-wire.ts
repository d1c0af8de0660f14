// The realtime connection of a frame, as a test lets it go: events arrive in any order, or not at all.

import type { ChannelHooks } from "@linkdesk/chat/realtime-client.ts";
import type { Realtime } from "@linkdesk/chat/visitor/visitor-connection.ts";

type Place = { channel: string; hooks: ChannelHooks };
type WireEvent = { channel: string; name: string; data: unknown };
export type Wire = ReturnType<typeof createWire>;

export function createWire() {
  const places = new Set<Place>();
  const events: WireEvent[] = [];
  let state: "up" | "down" = "up";

  function connect(): Omit<Realtime, "renew"> {
    const mine = new Set<Place>();
    return {
      join(channel, hooks) {
        const place = { channel, hooks };
        places.add(place);
        mine.add(place);
        if (state === "up") hooks.onLive(true);
        return { send() {}, leave: () => places.delete(place) };
      },
      close() {
        for (const place of mine) places.delete(place);
      },
    };
  }

  return {
    connect,
    events,
    publish: (event: WireEvent) => events.push(event),
    /** One of the events arrives; while the wire is down, nobody hears it. */
    deliver(which: number) {
      const [event] = events.splice(which % events.length, 1);
      if (!event || state === "down") return;
      for (const { channel, hooks } of [...places]) {
        if (channel === event.channel) hooks.onEvent(event.name, event.data);
      }
    },
    turn(next: typeof state) {
      state = next;
      for (const { hooks } of [...places]) hooks.onLive(state === "up");
    },
    /** The frame is gone. */
    clear() {
      places.clear();
      state = "up";
    },
  };
}

let current = createWire();

/** What `connectRealtime` of the frame is replaced by: the wire of the newest visit. */
export const connectRealtime = () => current.connect();
export function useWire(wire: Wire): void {
  current = wire;
}
