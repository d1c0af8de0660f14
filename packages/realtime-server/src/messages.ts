import { relayClientEvent } from "./client-events.ts";
import type { Connection } from "./connection.ts";
import { frameEvent } from "./frames.ts";
import { isJsonObject, parseJson } from "./json.ts";
import { subscribe, unsubscribe } from "./subscriptions.ts";
import { signIn } from "./users.ts";

const PONG_FRAME = frameEvent({ event: "pusher:pong", data: "{}" });

/** Handles one message of a client, whatever it may be. */
export function handleMessage(connection: Connection, text: string): void {
  const message = parseJson(text);
  if (!isJsonObject(message) || typeof message.event !== "string") {
    connection.sendError("Messages must be JSON objects with an event name");
    return;
  }
  const { event } = message;
  switch (event) {
    case "pusher:ping":
      connection.write(PONG_FRAME);
      return;
    case "pusher:pong":
      return;
    case "pusher:subscribe":
      subscribe(connection, unwrap(message.data));
      return;
    case "pusher:unsubscribe":
      unsubscribe(connection, unwrap(message.data));
      return;
    case "pusher:signin":
      signIn(connection, unwrap(message.data));
      return;
    default:
      if (event.startsWith("client-")) relayClientEvent(connection, event, message);
      else connection.sendError(`Unrecognised event: ${event.slice(0, 250)}`);
  }
}

/** Some client libraries encode the data of `pusher:` events twice, as the server does. */
function unwrap(data: unknown): unknown {
  return typeof data === "string" ? parseJson(data) : data;
}
