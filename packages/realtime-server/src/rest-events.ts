import type { App } from "./app.ts";
import { parseChannelName } from "./channel-name.ts";
import { isJsonObject, type JsonObject } from "./json.ts";
import { type Publication, publish } from "./publish.ts";
import { channelAttributes, parseInfo } from "./rest-channels.ts";
import { RestError } from "./rest-error.ts";

const SOCKET_ID = /^\d+\.\d+$/;

interface Trigger extends Publication {
  /** Attributes of the channels that the caller wants back. */
  info: ReadonlySet<string> | null;
}

/** `POST /apps/:id/events`. */
export function postEvents(app: App, body: unknown): object {
  if (!isJsonObject(body)) throw new RestError(400, "The body must be a JSON object");
  const trigger = parseTrigger(app, body);
  publish(app, trigger);
  const { info } = trigger;
  if (!info) return {};
  const channels = trigger.channels.map((name) => [name, channelAttributes(app, name, info)]);
  return { channels: Object.fromEntries(channels) };
}

/** `POST /apps/:id/batch_events`. All of the batch is checked before any of it is sent. */
export function postBatchEvents(app: App, body: unknown): object {
  const batch = isJsonObject(body) ? body.batch : undefined;
  if (!Array.isArray(batch)) throw new RestError(400, "The body must hold an array named batch");
  const max = app.settings.limits.eventsPerBatch;
  if (batch.length > max) {
    throw new RestError(
      400,
      `A batch may hold at most ${max} events, this one has ${batch.length}`,
    );
  }
  const triggers = batch.map((event: unknown) => {
    if (!isJsonObject(event)) throw new RestError(400, "Every event must be a JSON object");
    return parseTrigger(app, event);
  });
  for (const trigger of triggers) publish(app, trigger);
  if (triggers.every((trigger) => trigger.info === null)) return {};
  return {
    batch: triggers.map(({ channels: [name], info }) =>
      name !== undefined && info ? channelAttributes(app, name, info) : {},
    ),
  };
}

function parseTrigger(app: App, event: JsonObject): Trigger {
  const { limits } = app.settings;
  const { name, data } = event;
  if (typeof name !== "string" || name === "") throw new RestError(400, "name is required");
  if (name.length > limits.eventNameLength) {
    throw new RestError(400, `Event names have at most ${limits.eventNameLength} characters`);
  }
  if (name.startsWith("pusher:") || name.startsWith("pusher_internal:")) {
    throw new RestError(
      400,
      "Event names that start with pusher: or pusher_internal: are reserved",
    );
  }
  if (typeof data !== "string") throw new RestError(400, "data is required and must be a string");
  if (Buffer.byteLength(data) > limits.eventDataBytes) {
    throw new RestError(
      413,
      `The data content of this event exceeds the allowed maximum (${limits.eventDataBytes} bytes)`,
    );
  }
  const socketId = event.socket_id;
  if (socketId === undefined || socketId === null) {
    return { name, data, channels: parseChannels(app, event), info: parseInfo(event.info) };
  }
  if (typeof socketId !== "string" || !SOCKET_ID.test(socketId)) {
    throw new RestError(400, "Invalid socket_id");
  }
  return { name, data, channels: parseChannels(app, event), info: parseInfo(event.info), socketId };
}

function parseChannels(app: App, event: JsonObject): string[] {
  const { channelsPerTrigger, channelNameLength } = app.settings.limits;
  const given: unknown = event.channels ?? (event.channel === undefined ? [] : [event.channel]);
  if (!Array.isArray(given) || given.length === 0) {
    throw new RestError(400, "channel or a non-empty array of channels is required");
  }
  if (given.length > channelsPerTrigger) {
    throw new RestError(
      400,
      `An event may go to at most ${channelsPerTrigger} channels, this one has ${given.length}`,
    );
  }
  return given.map((name: unknown) => {
    if (typeof name !== "string" || !parseChannelName(name, channelNameLength)) {
      throw new RestError(400, `Invalid channel name: ${String(name).slice(0, 250)}`);
    }
    return name;
  });
}
