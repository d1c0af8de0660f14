import type { App } from "./app.ts";
import { isCacheName } from "./channel-name.ts";
import { frameText } from "./frames.ts";

/** An event for one channel or more. */
export interface Publication {
  name: string;
  /** Text; JSON by convention. */
  data: string;
  channels: readonly string[];
  /** A connection that must not receive it, usually the one that caused it. */
  socketId?: string;
}

/** Sends an event to the subscribers of its channels. Names and sizes are the caller's business. */
export function publish(app: App, publication: Publication): void {
  const except =
    publication.socketId === undefined ? undefined : app.connections.get(publication.socketId);
  const event = JSON.stringify(publication.name);
  const data = JSON.stringify(publication.data);
  for (const name of new Set(publication.channels)) {
    const channel = isCacheName(name) ? app.openChannel(name) : app.channels.get(name);
    if (!channel) continue;
    const frame = frameText(`{"event":${event},"channel":${JSON.stringify(name)},"data":${data}}`);
    if (channel.kind.cache) {
      const expiresAtMs = Date.now() + app.settings.timeouts.cacheMs;
      channel.cached = { frame, data: publication.data, expiresAtMs };
    }
    channel.broadcast(frame, except);
  }
}
