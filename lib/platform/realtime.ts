import type { ConversationEvents, WorkspaceEvents } from "@linkdesk/contract/events.ts";
import { IDS_ONLY, MAX_EVENT_BYTES } from "@linkdesk/contract/events.ts";
import Pusher from "pusher";
import { env } from "./env.ts";
import { log } from "./log.ts";

/** Realtime is a hint: a request never waits longer than this for it. */
const PUBLISH_TIMEOUT_MS = 1_500;
/** After a failure nothing is published for this long, so that an outage costs nobody time. */
const OUTAGE_PAUSE_MS = 1_000;
/** The Pusher protocol's limit per batch. */
const MAX_BATCH = 10;

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

const state = globalThis as { linkdeskPusher?: Pusher; linkdeskRealtimePausedUntil?: number };

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
 * Publishes events, in order, after the commit they tell of. Never throws: who misses an event
 * sees a gap in `seq` and fetches. An event over the protocol's limit travels without its content.
 */
export async function publish(events: RealtimeEvent[]): Promise<void> {
  const fitting = events.map(toFit).filter(fits);
  for (let at = 0; at < fitting.length; at += MAX_BATCH) {
    await publishBatch(fitting.slice(at, at + MAX_BATCH));
  }
}

async function publishBatch(batch: RealtimeEvent[]): Promise<void> {
  if (Date.now() < (state.linkdeskRealtimePausedUntil ?? 0)) return;
  try {
    await tryTwice(() => client().triggerBatch(batch));
  } catch (error) {
    state.linkdeskRealtimePausedUntil = Date.now() + OUTAGE_PAUSE_MS;
    log.warn("realtime.publish_failed", { error, events: batch.map((event) => event.name) });
  }
}

/** A keep-alive socket from before a restart of the realtime server fails once: try once more. */
async function tryTwice(send: () => Promise<unknown>): Promise<void> {
  const started = Date.now();
  try {
    await send();
  } catch (error) {
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
function fits({ name, data }: RealtimeEvent): boolean {
  const ok = eventBytes(data) <= MAX_EVENT_BYTES;
  if (!ok) log.error("realtime.event_too_large", { name });
  return ok;
}

/** Size of an event's data on the wire. */
export function eventBytes(data: unknown): number {
  return Buffer.byteLength(JSON.stringify(data));
}

/** The signature with which a socket may join a private channel. The caller has checked the right. */
export function authorizeChannel(socketId: string, channel: string): { auth: string } {
  return { auth: client().authorizeChannel(socketId, channel).auth };
}

/** Whose connections are ended together: one session of a visitor, one sign-in of a member. */
export type RealtimeUser = `visitor-${string}` | `signin-${string}`;
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
