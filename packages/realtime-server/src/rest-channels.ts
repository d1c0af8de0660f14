import type { App } from "./app.ts";
import { type ChannelKind, parseChannelName } from "./channel-name.ts";
import { RestError } from "./rest-error.ts";

const ATTRIBUTES = new Set(["user_count", "subscription_count", "cache"]);

/** The attributes that `info` asks for, or null when it is left out. */
export function parseInfo(info: unknown): ReadonlySet<string> | null {
  if (info === undefined || info === null || info === "") return null;
  if (typeof info !== "string") throw new RestError(400, "info must be a comma-separated string");
  const wanted = new Set(info.split(",").map((name) => name.trim()));
  for (const name of wanted) {
    if (!ATTRIBUTES.has(name)) throw new RestError(400, `Unknown info attribute: ${name}`);
  }
  return wanted;
}

/** The wanted attributes, as far as they apply to a channel of that name. */
export function channelAttributes(
  app: App,
  name: string,
  wanted: ReadonlySet<string>,
): Record<string, unknown> {
  const channel = app.channels.get(name);
  const kind = parseChannelName(name, app.settings.limits.channelNameLength);
  const attributes: Record<string, unknown> = {};
  if (wanted.has("user_count") && kind?.access === "presence") {
    attributes.user_count = channel?.members?.size ?? 0;
  }
  if (wanted.has("subscription_count")) {
    attributes.subscription_count = channel?.subscribers.size ?? 0;
  }
  if (wanted.has("cache") && kind?.cache) {
    const now = Date.now();
    const cached = channel?.freshEvent(now);
    attributes.cache = cached
      ? { data: cached.data, ttl: Math.ceil((cached.expiresAtMs - now) / 1000) }
      : null;
  }
  return attributes;
}

/** `GET /apps/:id/channels`: the occupied channels. Channels of single users are not listed. */
export function getChannels(app: App, query: ReadonlyMap<string, string>): object {
  const prefix = query.get("filter_by_prefix") ?? "";
  const wanted = parseInfo(query.get("info")) ?? new Set<string>();
  if (wanted.has("cache")) throw new RestError(400, "cache may only be requested for one channel");
  if (wanted.has("user_count") && !prefix.startsWith("presence-")) {
    throw new RestError(
      400,
      "user_count may only be requested for presence channels - please supply filter_by_prefix beginning with presence-",
    );
  }
  const channels: [string, Record<string, unknown>][] = [];
  for (const channel of app.channels.values()) {
    if (channel.kind.access === "user" || !channel.isOccupied()) continue;
    if (!channel.name.startsWith(prefix)) continue;
    channels.push([channel.name, channelAttributes(app, channel.name, wanted)]);
  }
  return { channels: Object.fromEntries(channels) };
}

/** `GET /apps/:id/channels/:name`. */
export function getChannel(app: App, name: string, query: ReadonlyMap<string, string>): object {
  const kind = channelKind(app, name);
  const wanted = parseInfo(query.get("info")) ?? new Set<string>();
  if (wanted.has("user_count") && kind.access !== "presence") {
    throw new RestError(400, "user_count is only available for presence channels");
  }
  if (wanted.has("cache") && !kind.cache) {
    throw new RestError(400, "cache is only available for cache channels");
  }
  const occupied = app.channels.get(name)?.isOccupied() ?? false;
  return { occupied, ...channelAttributes(app, name, wanted) };
}

/** `GET /apps/:id/channels/:name/users`. */
export function getChannelUsers(app: App, name: string): object {
  if (channelKind(app, name).access !== "presence") {
    throw new RestError(400, "Users can only be listed for presence channels");
  }
  const members = app.channels.get(name)?.members;
  return { users: Array.from(members?.keys() ?? [], (id) => ({ id })) };
}

function channelKind(app: App, name: string): ChannelKind {
  const kind = parseChannelName(name, app.settings.limits.channelNameLength);
  if (!kind) throw new RestError(400, `Invalid channel name: ${name.slice(0, 250)}`);
  return kind;
}
