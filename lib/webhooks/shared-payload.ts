import "server-only";
import { PING_EVENT } from "@linkdesk/contract/webhook-events.ts";
import { type DeliverySource, writePayload } from "./write-payload.ts";

/** As long as the deliveries of one event take to begin, and short beside the deletion of what it speaks of. */
const SHARED_MS = 1_000;
const recent = new Map<string, Promise<string | null>>();

/**
 * The body of an event, written once for all webhooks that are sent it at this time. A test names its webhook, so
 * that each has its own. An erased delivery is not sent, whoever had its body in hand (see `keepPayload`).
 */
export function sharedPayload(
  source: DeliverySource & { eventId: string },
): Promise<string | null> {
  const { workspaceId, event, eventId } = source;
  if (event === PING_EVENT) return writePayload(source);
  const key = `${workspaceId} ${eventId} ${event}`;
  const known = recent.get(key);
  if (known) return known;
  const payload = writePayload(source);
  recent.set(key, payload);
  setTimeout(() => recent.delete(key), SHARED_MS).unref();
  return payload;
}
