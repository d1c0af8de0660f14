import type { App } from "./app.ts";
import type { Channel } from "./channel.ts";
import { USER_CHANNEL_PREFIX } from "./channel-name.ts";
import type { ProtocolCode } from "./close-codes.ts";
import type { Connection } from "./connection.ts";
import { frameEvent } from "./frames.ts";
import { isJsonObject, type JsonObject } from "./json.ts";
import {
  addMember,
  checkPresenceLimits,
  type Joiner,
  parseChannelData,
  presenceListJson,
  releaseMember,
} from "./presence.ts";
import { checkClientAuth } from "./signatures.ts";

/** Channels with more subscribers tell their count only every few seconds. */
const PROMPT_COUNT_MAX_SUBSCRIBERS = 100;

interface Refusal {
  message: string;
  code: ProtocolCode | null;
  /** Left out: by the code. */
  type?: "InvalidChannelName" | "LimitReached";
}

const REFUSAL_STATUS = { AuthError: 401, InvalidChannelName: 400, LimitReached: 403 } as const;

/** Handles `pusher:subscribe`. */
export function subscribe(connection: Connection, data: unknown): void {
  const app = connection.app;
  if (!isJsonObject(data) || typeof data.channel !== "string") {
    connection.sendError("pusher:subscribe needs data with a channel name");
    return;
  }
  if (connection.channels.size >= app.settings.limits.channelsPerConnection) {
    const most = app.settings.limits.channelsPerConnection;
    const message = `A connection may join at most ${most} channels`;
    refuse(connection, data.channel, { message, code: null, type: "LimitReached" });
    return;
  }
  const channel = app.openChannel(data.channel);
  if (!channel) {
    const message = `Invalid channel name: ${data.channel.slice(0, 250)}`;
    refuse(connection, data.channel, { message, code: null, type: "InvalidChannelName" });
    return;
  }
  if (connection.channels.has(channel)) {
    // Signing in has joined it; this is how the client learns so.
    if (channel.kind.access === "user") confirm(connection, channel);
    else connection.sendError(`Existing subscription to channel ${channel.name}`);
    return;
  }
  const joiner = authorize(connection, channel, data);
  if (joiner !== null && "message" in joiner) {
    refuse(connection, channel.name, joiner);
    app.dropIfUnused(channel);
    return;
  }
  join(connection, channel, joiner);
}

/** Null when anyone with the signature may join, a joiner in presence channels, or a refusal. */
function authorize(
  connection: Connection,
  channel: Channel,
  data: JsonObject,
): Joiner | Refusal | null {
  const access = channel.kind.access;
  if (access === "public") {
    if (connection.app.load.subscribe(connection.address)) return null;
    const message = "Too many subscriptions of public channels; try again later";
    return { message, code: null, type: "LimitReached" };
  }
  if (access === "user") {
    const isOwn = channel.name === USER_CHANNEL_PREFIX + connection.user?.id;
    if (connection.user && isOwn) return null;
    return { message: `Sign in to subscribe to ${channel.name}`, code: 4009 };
  }
  const channelData = typeof data.channel_data === "string" ? data.channel_data : undefined;
  // Servers may sign channel_data for private channels too, where it means nothing further.
  const suffix = channelData === undefined ? "" : `:${channelData}`;
  const signed = `${connection.socketId}:${channel.name}${suffix}`;
  const problem = checkClientAuth(connection.app.options, data.auth, signed);
  if (problem) return { message: `Subscription to ${channel.name}: ${problem}`, code: 4009 };
  if (access === "private") return null;
  return presenceJoiner(connection, channel, channelData);
}

function presenceJoiner(
  connection: Connection,
  channel: Channel,
  channelData: string | undefined,
): Joiner | Refusal {
  const { settings } = connection.app;
  let joiner: Joiner | string;
  if (channelData !== undefined) {
    joiner = parseChannelData(channelData, settings.limits);
  } else if (connection.user) {
    joiner = { userId: connection.user.id, infoJson: connection.user.infoJson };
  } else {
    joiner = "channel_data is missing, and the connection is not signed in";
  }
  const problem =
    typeof joiner === "string" ? joiner : checkPresenceLimits(channel, joiner, settings);
  if (typeof joiner === "string" || problem) {
    return { message: `Subscription to ${channel.name}: ${problem}`, code: null };
  }
  return joiner;
}

/**
 * Pusher answers a refused subscription with `pusher:error` alone, from which a client cannot tell
 * the channel; `pusher:subscription_error` lets pusher-js raise it where the application listens.
 */
function refuse(connection: Connection, channelName: string, refusal: Refusal): void {
  connection.sendError(refusal.message, refusal.code);
  const type = refusal.type ?? (refusal.code === 4009 ? "AuthError" : "LimitReached");
  const error = { type, error: refusal.message, status: REFUSAL_STATUS[type] };
  connection.send("pusher:subscription_error", error, channelName);
}

/** Puts a connection that has signed in into its user's channel. */
export function joinUserChannel(connection: Connection, name: string): void {
  const channel = connection.app.openChannel(name);
  if (channel && !connection.channels.has(channel)) enter(connection, channel, null);
}

function enter(connection: Connection, channel: Channel, joiner: Joiner | null): void {
  channel.vacating?.cancel();
  channel.vacating = undefined;
  channel.subscribers.add(connection);
  connection.channels.set(channel, joiner?.userId ?? null);
  if (channel.kind.access !== "public") connection.isAuthorized = true;
}

function join(connection: Connection, channel: Channel, joiner: Joiner | null): void {
  const app = connection.app;
  enter(connection, channel, joiner);
  if (!channel.announced && channel.kind.access !== "user") {
    channel.announced = true;
    app.notify({ name: "channel_occupied", channel: channel.name });
  }
  if (joiner) addMember(app, channel, joiner, connection);
  confirm(connection, channel);
  if (channel.kind.cache) sendCached(connection, channel);
  countChanged(app, channel);
}

function confirm(connection: Connection, channel: Channel): void {
  connection.write(
    frameEvent({
      event: "pusher_internal:subscription_succeeded",
      channel: channel.name,
      data: channel.members ? presenceListJson(channel.members) : "{}",
    }),
  );
}

function sendCached(connection: Connection, channel: Channel): void {
  const cached = channel.freshEvent(Date.now());
  if (cached) {
    connection.write(cached.frame);
    return;
  }
  connection.write(frameEvent({ event: "pusher:cache_miss", channel: channel.name }));
  connection.app.notify({ name: "cache_miss", channel: channel.name });
}

/** Handles `pusher:unsubscribe`. A channel that the client is not in is ignored, as Pusher does. */
export function unsubscribe(connection: Connection, data: unknown): void {
  if (!isJsonObject(data) || typeof data.channel !== "string") {
    connection.sendError("pusher:unsubscribe needs data with a channel name");
    return;
  }
  const channel = connection.app.channels.get(data.channel);
  if (channel && connection.channels.has(channel)) leave(connection, channel, true);
}

/** Takes a vanishing connection out of every channel; members and channels get their grace. */
export function leaveAll(connection: Connection): void {
  for (const channel of connection.channels.keys()) leave(connection, channel, false);
}

function leave(connection: Connection, channel: Channel, isDeliberate: boolean): void {
  const app = connection.app;
  const userId = connection.channels.get(channel);
  connection.channels.delete(channel);
  channel.subscribers.delete(connection);
  if (channel.kind.access === "public") app.load.unsubscribe(connection.address);
  if (typeof userId === "string") releaseMember(app, channel, userId, isDeliberate);
  countChanged(app, channel);
  if (channel.subscribers.size > 0) return;
  const vacate = () => {
    channel.vacating = undefined;
    if (channel.announced) app.notify({ name: "channel_vacated", channel: channel.name });
    channel.announced = false;
    app.dropIfUnused(channel);
  };
  // Lingering members leave before their channel does: the queue keeps its order.
  if (isDeliberate && !channel.isOccupied()) vacate();
  else channel.vacating = app.leaveQueue.add(vacate);
}

function countChanged(app: App, channel: Channel): void {
  const { access } = channel.kind;
  if (!app.options.subscriptionCount || access === "presence" || access === "user") return;
  if (channel.countPending) return;
  const tell = () => {
    channel.countPending = undefined;
    const count = { subscription_count: channel.subscribers.size };
    const event = "pusher_internal:subscription_count";
    const data = JSON.stringify(count);
    channel.broadcast(frameEvent({ event, channel: channel.name, data }));
    app.notify({ name: "subscription_count", channel: channel.name, ...count });
  };
  if (channel.subscribers.size <= PROMPT_COUNT_MAX_SUBSCRIBERS) tell();
  else channel.countPending = app.countQueue.add(tell);
}
