import type { App } from "./app.ts";
import { parseUserId, USER_CHANNEL_PREFIX } from "./channel-name.ts";
import type { Connection, SignedInUser } from "./connection.ts";
import { frameEvent, type WireEvent } from "./frames.ts";
import { isJsonObject, parseJson } from "./json.ts";
import type { Limits } from "./options.ts";
import { checkClientAuth } from "./signatures.ts";
import { joinUserChannel } from "./subscriptions.ts";

/** Handles `pusher:signin`: the connection becomes a user's, and hears of its watchlist. */
export function signIn(connection: Connection, data: unknown): void {
  const { app } = connection;
  if (!isJsonObject(data) || typeof data.user_data !== "string") {
    connection.sendError("pusher:signin needs data with auth and user_data", 4009);
    return;
  }
  const signed = `${connection.socketId}::user::${data.user_data}`;
  const problem = checkClientAuth(app.options, data.auth, signed);
  if (problem) {
    connection.sendError(`Sign-in: ${problem}`, 4009);
    return;
  }
  const user = parseUserData(data.user_data, app.settings.limits);
  if (typeof user === "string") {
    connection.sendError(`Sign-in: ${user}`, 4009);
    return;
  }
  if (connection.user && connection.user.id !== user.id) {
    connection.sendError("Sign-in: the connection belongs to another user already", 4009);
    return;
  }
  const watchlist = user.watchlist.slice(0, app.settings.limits.watchlistLength);
  stopWatching(connection);
  connection.user = { ...user, watchlist };
  connection.isAuthorized = true;
  connection.send("pusher:signin_success", { user_data: data.user_data });
  // Clients subscribe to their user's channel next; what is sent to the user until then counts too.
  joinUserChannel(connection, USER_CHANNEL_PREFIX + user.id);
  if (watchlist.length < user.watchlist.length) {
    connection.sendError(
      `Watchlist limit exceeded: only the first ${watchlist.length} user ids are accepted`,
      4302,
    );
  }
  comeOnline(app, user.id, connection);
  startWatching(connection, watchlist);
}

function parseUserData(userData: string, limits: Limits): SignedInUser | string {
  const data = parseJson(userData);
  if (!isJsonObject(data)) return "user_data is not a JSON object";
  const id = parseUserId(data.id, limits.userIdLength);
  if (id === null) return `user_data needs an id of 1 to ${limits.userIdLength} characters`;
  const listed: unknown[] = Array.isArray(data.watchlist) ? data.watchlist : [];
  const watchlist = listed
    .map((other) => parseUserId(other, limits.userIdLength))
    .filter((other) => other !== null);
  return {
    id,
    infoJson: JSON.stringify(data.user_info ?? {}),
    watchlist: [...new Set(watchlist)],
  };
}

function comeOnline(app: App, userId: string, connection: Connection): void {
  const online = app.users.get(userId);
  if (online) {
    online.connections.add(connection);
    online.offline?.cancel();
    online.offline = undefined;
    return;
  }
  app.users.set(userId, { connections: new Set([connection]) });
  tellWatchers(app, "online", userId);
}

/** Takes a vanishing connection away from its user, who goes offline after the grace period. */
export function signOut(connection: Connection): void {
  const { app, user } = connection;
  stopWatching(connection);
  if (!user) return;
  const online = app.users.get(user.id);
  if (!online?.connections.delete(connection) || online.connections.size > 0) return;
  online.offline = app.leaveQueue.add(() => {
    app.users.delete(user.id);
    tellWatchers(app, "offline", user.id);
  });
}

/** Closes all connections that signed in as `userId` with 4009. */
export function terminateUser(app: App, userId: string): void {
  for (const connection of [...(app.users.get(userId)?.connections ?? [])]) {
    connection.close(4009, "You got disconnected by the app");
  }
}

function startWatching(connection: Connection, watchlist: readonly string[]): void {
  const { app } = connection;
  if (app.options.watchlistEvents === false || watchlist.length === 0) return;
  for (const id of watchlist) {
    const watchers = app.watchers.get(id);
    if (watchers) watchers.add(connection);
    else app.watchers.set(id, new Set([connection]));
  }
  const online = watchlist.filter((id) => app.users.has(id));
  const offline = watchlist.filter((id) => !app.users.has(id));
  const events = [];
  if (online.length > 0) events.push({ name: "online", user_ids: online });
  if (offline.length > 0) events.push({ name: "offline", user_ids: offline });
  connection.write(frameEvent(watchlistEvent(events)));
}

function stopWatching(connection: Connection): void {
  const { watchers } = connection.app;
  for (const id of connection.user?.watchlist ?? []) {
    const set = watchers.get(id);
    if (set?.delete(connection) && set.size === 0) watchers.delete(id);
  }
}

function tellWatchers(app: App, name: "online" | "offline", userId: string): void {
  const watchers = app.watchers.get(userId);
  if (!watchers) return;
  const frame = frameEvent(watchlistEvent([{ name, user_ids: [userId] }]));
  for (const watcher of watchers) watcher.write(frame);
}

function watchlistEvent(events: { name: string; user_ids: string[] }[]): WireEvent {
  return { event: "pusher_internal:watchlist_events", data: JSON.stringify({ events }) };
}
