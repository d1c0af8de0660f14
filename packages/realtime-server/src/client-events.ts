import type { Connection } from "./connection.ts";
import { frameEvent } from "./frames.ts";
import type { JsonObject } from "./json.ts";

const RATE_WINDOW_MS = 1_000;

/** Handles a `client-` event: passes it on to the channel's other subscribers. */
export function relayClientEvent(connection: Connection, event: string, message: JsonObject): void {
  const { app } = connection;
  if (app.options.clientEvents === false) {
    connection.sendError("Client events are not enabled for this application");
    return;
  }
  if (typeof message.channel !== "string") {
    connection.sendError("A client event needs a channel");
    return;
  }
  const channel = app.channels.get(message.channel);
  if (!channel || !connection.channels.has(channel)) {
    connection.sendError(
      `Cannot broadcast client event (connection not subscribed to channel ${message.channel.slice(0, 250)})`,
    );
    return;
  }
  const { access, encrypted } = channel.kind;
  if ((access !== "private" && access !== "presence") || encrypted) {
    connection.sendError(
      "Client event rejected: only supported on private and presence channels",
      null,
      channel.name,
    );
    return;
  }
  const data = encodeData(message.data);
  const problem = sizeProblem(connection, event, data);
  if (problem) {
    connection.sendError(problem, null, channel.name);
    return;
  }
  if (!takeTurn(connection)) {
    connection.sendError("Client event rejected due to rate limit", 4301, channel.name);
    return;
  }
  const userId = connection.channels.get(channel) ?? undefined;
  const wire = { event, channel: channel.name, data, user_id: userId };
  channel.broadcast(frameEvent(wire), connection);
  app.notify({
    name: "client_event",
    channel: channel.name,
    event,
    data,
    socket_id: connection.socketId,
    ...(userId === undefined ? {} : { user_id: userId }),
  });
}

/** The protocol carries data as text: anything else becomes JSON. */
function encodeData(data: unknown): string | undefined {
  return typeof data === "string" || data === undefined ? data : JSON.stringify(data);
}

function sizeProblem(
  connection: Connection,
  event: string,
  data: string | undefined,
): string | null {
  const { eventDataBytes, eventNameLength } = connection.app.settings.limits;
  if (event.length > eventNameLength) {
    return `Event names have at most ${eventNameLength} characters`;
  }
  if (data !== undefined && Buffer.byteLength(data) > eventDataBytes) {
    return `The data content of this event exceeds the allowed maximum (${eventDataBytes} bytes)`;
  }
  return null;
}

/** Whether the connection, its address and all together sent fewer than they may in a second. */
function takeTurn(connection: Connection): boolean {
  const now = performance.now();
  connection.clientEventTimes ??= [];
  const times = connection.clientEventTimes;
  while (times[0] !== undefined && now - times[0] >= RATE_WINDOW_MS) times.shift();
  if (times.length >= connection.app.settings.limits.clientEventsPerSecond) return false;
  if (!connection.app.load.takeClientEvent(connection.address, now)) return false;
  times.push(now);
  return true;
}
