import "server-only";
import { PING_EVENT } from "@linkdesk/contract/webhook-events.ts";
import { db, type Prisma } from "../platform/db.ts";
import { log } from "../platform/log.ts";
import { OutgoingError, post } from "../platform/outgoing.ts";
import { unseal } from "../platform/secrets.ts";
import type { ClaimedDelivery } from "./claim-deliveries.ts";
import { disableWebhook } from "./disable-webhook.ts";
import { nextAttemptAt } from "./retry-delay.ts";
import { sharedPayload } from "./shared-payload.ts";
import { signatureHeaders } from "./sign-payload.ts";

const TIMEOUT_MS = 15_000;
const MAX_RESPONSE_BYTES = 1_024;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** After so long of nothing but failures, and a delivery that was given up, it is turned off. */
const MAX_FAILING_MS = 3 * DAY_MS;
const GONE = 410;

export type AttemptOptions = { now: () => Date; timeoutMs?: number };

type Outcome = {
  status: number | null;
  error: string | null;
  response: string | null;
  retryAfter: string | null;
  durationMs: number;
};

/** Sends a claimed delivery once, and writes down what came of it. */
export async function attemptDelivery(
  claimed: ClaimedDelivery,
  { now, timeoutMs = TIMEOUT_MS }: AttemptOptions,
): Promise<void> {
  const { id, workspaceId } = claimed;
  const payload = claimed.payload ?? (await keepPayload(claimed, await sharedPayload(claimed)));
  if (!payload) {
    await db().webhookDelivery.deleteMany({ where: { id, workspaceId } });
    return;
  }
  const outcome = await send(claimed, payload, now(), timeoutMs);
  await writeDown(claimed, outcome, now());
}

/** Before it is sent: another attempt, of another process too, sends the same bytes. */
async function keepPayload(
  { id, workspaceId }: { id: string; workspaceId: string },
  payload: string | null,
): Promise<string | null> {
  if (payload === null) return null;
  const where = { id, workspaceId, state: "sending" as const };
  const { count } = await db().webhookDelivery.updateMany({ where, data: { payload } });
  // Deleted in the meantime, with what it speaks of.
  return count === 0 ? null : payload;
}

async function send(
  delivery: ClaimedDelivery,
  body: string,
  now: Date,
  timeoutMs: number,
): Promise<Outcome> {
  const started = performance.now();
  const durationMs = () => Math.round(performance.now() - started);
  try {
    const headers = {
      "content-type": "application/json",
      "user-agent": "Linkdesk-Webhooks/1",
      ...signatureHeaders(delivery.eventId, body, secretsOf(delivery, now), now),
    };
    const maxBytes = MAX_RESPONSE_BYTES;
    const answer = await post(delivery.url, { body, headers, timeoutMs, maxBytes });
    const { status, text, retryAfter } = answer;
    const error = errorOf(status);
    return { status, error, response: storable(text), retryAfter, durationMs: durationMs() };
  } catch (error) {
    if (!(error instanceof OutgoingError)) log.error("webhooks.attempt_failed", { error });
    const words =
      error instanceof OutgoingError ? error.message : "Something went wrong on our side.";
    const nothing = { status: null, response: null, retryAfter: null };
    return { ...nothing, error: words, durationMs: durationMs() };
  }
}

function secretsOf(delivery: ClaimedDelivery, now: Date): string[] {
  const { webhookId, secret, previousSecret, previousSecretExpiresAt } = delivery;
  const countsStill =
    previousSecretExpiresAt !== null && previousSecretExpiresAt.getTime() > now.getTime();
  const sealed = previousSecret && countsStill ? [secret, previousSecret] : [secret];
  return sealed.map((one) => unseal(one, webhookId));
}

/** Null is success. */
function errorOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    return `It answered with ${status}, a redirect. Enter the address that it leads to.`;
  }
  if (status === GONE) return "It answered with 410: the address is permanently gone.";
  return `It answered with ${status}.`;
}

/** PostgreSQL holds no NUL. */
const storable = (text: string) => text.replaceAll("\0", "�");

async function writeDown(delivery: ClaimedDelivery, outcome: Outcome, now: Date): Promise<void> {
  const { id, workspaceId, webhookId, event, attempt, failingSince, url } = delivery;
  const isDelivered = outcome.error === null;
  const isTest = event === PING_EVENT;
  const isGone = outcome.status === GONE;
  const next =
    isDelivered || isTest || isGone ? null : nextAttemptAt(attempt, now, outcome.retryAfter);
  const isDead = !isDelivered && next === null;
  const change = {
    // One whose lease ran out is somebody else's by now.
    where: { id, workspaceId, state: "sending" as const, attempts: attempt },
    data: {
      state: isDelivered ? ("delivered" as const) : isDead ? ("failed" as const) : "pending",
      lastStatus: outcome.status,
      lastError: outcome.error,
      lastDurationMs: outcome.durationMs,
      response: outcome.response,
      nextAttemptAt: next,
    },
  } satisfies Prisma.WebhookDeliveryUpdateManyArgs;
  // As nearly all are: nothing else changes.
  if (isDelivered && !failingSince) {
    await db().webhookDelivery.updateMany(change);
    return;
  }
  const webhook = { id: webhookId, workspaceId, url };
  await db().$transaction(async (tx) => {
    await tx.webhookDelivery.updateMany(change);
    if (isDelivered) return setFailingSince(tx, webhook, null);
    if (isTest) return;
    if (!failingSince) await setFailingSince(tx, webhook, now);
    if (isGone) await disableWebhook(tx, webhook, "gone");
    const failingBefore = new Date(now.getTime() - MAX_FAILING_MS);
    if (isDead) await disableWebhook(tx, webhook, "failing", failingBefore);
  });
}

async function setFailingSince(
  tx: Prisma.TransactionClient,
  { id, workspaceId }: { id: string; workspaceId: string },
  failingSince: Date | null,
): Promise<void> {
  // The first failure counts, also when several come back at once.
  const where = { id, workspaceId, ...(failingSince ? { failingSince: null } : {}) };
  await tx.webhook.updateMany({ where, data: { failingSince } });
}
