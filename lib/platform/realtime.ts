import type { ConversationEvents, WorkspaceEvents } from "@linkdesk/contract/events.ts";
import { IDS_ONLY, MAX_EVENT_BYTES } from "@linkdesk/contract/events.ts";
import Pusher from "pusher";
import { env } from "./env.ts";
import { log } from "./log.ts";
import { PusherError, postToPusher } from "./pusher-post.ts";
import { Rounds } from "./realtime-rounds.ts";

/** Realtime is a hint: a request never waits longer than this for it. */
const PUBLISH_TIMEOUT_MS = 1_500;
/** After a failure nothing is published for this long, so that an outage costs nobody time. */
const OUTAGE_PAUSE_MS = 1_000;
/** An event on a channel; which events a channel carries is in lib/contract/events.ts. */
export type RealtimeEvent =
  | {
      [Name in keyof ConversationEvents]: {
        channel: `private-conversation-${string}`;
        name: Name;
        data: ConversationEvents[Name];
      };
    }[keyof ConversationEvents]
  | {
      [Name in keyof WorkspaceEvents]: {
        channel: `private-workspace-${string}`;
        name: Name;
        data: WorkspaceEvents[Name];
      };
    }[keyof WorkspaceEvents];

/** On `globalThis`: routes are several bundles of one process. */
const state = globalThis as {
  linkdeskPusher?: Pusher;
  linkdeskRealtimePausedUntil?: number;
  linkdeskRounds?: Rounds<Written>;
};

/** An event as it travels: its data is JSON already. */
type Written = { channel: string; name: string; data: string };

function client(): Pusher {
  state.linkdeskPusher ??= new Pusher({
    appId: env().PUSHER_APP_ID,
    key: env().PUSHER_KEY,
    secret: env().PUSHER_SECRET,
    useTLS: env().PUSHER_HOST ? env().PUSHER_TLS : true,
    timeout: PUBLISH_TIMEOUT_MS,
    ...(env().PUSHER_HOST
      ? { host: env().PUSHER_HOST ?? "", port: String(env().PUSHER_PORT ?? "") }
      : { cluster: env().PUSHER_CLUSTER }),
  });
  return state.linkdeskPusher;
}

/**
 * Publishes events after the commit they tell of, those of each channel in order, and together with what other requests
 * publish at that time. Never throws: who misses an event sees a gap in `seq` and fetches. An event over the protocol's
 * limit travels without its content.
 */
export async function publish(events: RealtimeEvent[]): Promise<void> {
  if (isPaused()) return;
  const written = events.flatMap(write);
  if (written.length === 0) return;
  state.linkdeskRounds ??= new Rounds(publishBatch);
  await state.linkdeskRounds.add(written);
}

const isPaused = () => Date.now() < (state.linkdeskRealtimePausedUntil ?? 0);

async function publishBatch(batch: readonly Written[]): Promise<void> {
  if (isPaused()) return;
  try {
    const body = JSON.stringify({ batch });
    await tryTwice(() => postToPusher("/batch_events", body, PUBLISH_TIMEOUT_MS));
  } catch (error) {
    log.warn("realtime.publish_failed", { error, events: batch.map(({ name }) => name) });
    const isRefused = error instanceof PusherError && error.status < 500;
    if (!isRefused) state.linkdeskRealtimePausedUntil = Date.now() + OUTAGE_PAUSE_MS;
    // A server refuses a whole batch for one event of it, which may be another workspace's.
    else if (batch.length > 1) for (const event of batch) await publishBatch([event]);
  }
}

/** A keep-alive socket from before a restart of the realtime server fails once: try once more. */
async function tryTwice(send: () => Promise<unknown>): Promise<void> {
  const started = Date.now();
  try {
    await send();
  } catch (error) {
    if (error instanceof PusherError && error.status < 500) throw error;
    if (Date.now() - started >= PUBLISH_TIMEOUT_MS) throw error;
    await send();
  }
}

/** The event as it is, or its ids alone. */
export function toFit(event: RealtimeEvent): RealtimeEvent {
  if (eventBytes(event.data) <= MAX_EVENT_BYTES) return event;
  const shorten = IDS_ONLY[event.name] as (data: RealtimeEvent["data"]) => RealtimeEvent["data"];
  return { ...event, data: shorten(event.data) } as RealtimeEvent;
}

/** Ids always fit; an event that does not is a mistake of ours, and costs no other its place. */
function write(event: RealtimeEvent): Written[] {
  const { channel, name } = event;
  let data = JSON.stringify(event.data);
  if (Buffer.byteLength(data) > MAX_EVENT_BYTES) data = JSON.stringify(toFit(event).data);
  if (Buffer.byteLength(data) <= MAX_EVENT_BYTES) return [{ channel, name, data }];
  log.error("realtime.event_too_large", { name });
  return [];
}

/** Size of an event's data on the wire. */
export function eventBytes(data: unknown): number {
  return Buffer.byteLength(JSON.stringify(data));
}

/** The signature with which a socket may join a private channel. The caller has checked the right. */
export function authorizeChannel(socketId: string, channel: string): { auth: string } {
  return { auth: client().authorizeChannel(socketId, channel).auth };
}

/** Whose connections are ended together: one session of a visitor, one sign-in of a member, one API key. */
export type RealtimeUser = `visitor-${string}` | `signin-${string}` | `key-${string}`;
export type UserSignature = { auth: string; user_data: string };

/** The signature with which a socket signs in. The caller has checked whose it is. */
export function authenticateSocket(socketId: string, user: RealtimeUser): UserSignature {
  const { auth, user_data } = client().authenticateUser(socketId, { id: user });
  return { auth, user_data };
}

/**
 * Ends every connection that signed in as one of these. Never throws: who is signed out is so by
 * the commit before; a connection that is left over hears on until it closes, and the log says so.
 */
export async function disconnectUsers(users: readonly RealtimeUser[]): Promise<void> {
  for (const user of users) {
    try {
      await tryTwice(() => client().terminateUserConnections(user));
    } catch (error) {
      log.error("realtime.disconnect_failed", { error, user });
    }
  }
}

/** Whether the realtime server answers. For the health page. */
export async function isRealtimeUp(): Promise<boolean> {
  try {
    const response = await client().get({ path: "/channels", params: {} });
    return response.status === 200;
  } catch {
    return false;
  }
}
