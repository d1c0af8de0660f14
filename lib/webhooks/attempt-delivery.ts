import "server-only";
import { PING_EVENT } from "@linkdesk/contract/webhooks.ts";
import { db, type Prisma } from "../platform/db.ts";
import { log } from "../platform/log.ts";
import { OutgoingError, post } from "../platform/outgoing.ts";
import { unseal } from "../platform/secrets.ts";
import type { ClaimedDelivery } from "./claim-deliveries.ts";
import { disableWebhook } from "./disable-webhook.ts";
import { nextAttemptAt } from "./retry-delay.ts";
import { signatureHeaders } from "./sign-payload.ts";
import { writePayload } from "./write-payload.ts";

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

const webhookSelect = {
  id: true,
  workspaceId: true,
  url: true,
  secret: true,
  previousSecret: true,
  previousSecretExpiresAt: true,
  failingSince: true,
} as const;
type WebhookRow = Prisma.WebhookGetPayload<{ select: typeof webhookSelect }>;

/** Sends a claimed delivery once, and writes down what came of it. */
export async function attemptDelivery(
  claimed: ClaimedDelivery,
  { now, timeoutMs = TIMEOUT_MS }: AttemptOptions,
): Promise<void> {
  const { id, workspaceId, webhookId } = claimed;
  const row = await db().webhookDelivery.findFirst({ where: { id, workspaceId } });
  const webhook = await db().webhook.findFirst({
    where: { id: webhookId, workspaceId },
    select: webhookSelect,
  });
  if (!row) return;
  const payload = webhook && (row.payload ?? (await keepPayload(row, await writePayload(row))));
  if (!payload) {
    await db().webhookDelivery.deleteMany({ where: { id, workspaceId } });
    return;
  }
  const outcome = await send(webhook, row.eventId, payload, now(), timeoutMs);
  await writeDown(claimed, row.event, webhook, outcome, now());
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
  webhook: WebhookRow,
  eventId: string,
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
      ...signatureHeaders(eventId, body, secretsOf(webhook, now), now),
    };
    const maxBytes = MAX_RESPONSE_BYTES;
    const answer = await post(webhook.url, { body, headers, timeoutMs, maxBytes });
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

function secretsOf(webhook: WebhookRow, now: Date): string[] {
  const { id, secret, previousSecret, previousSecretExpiresAt } = webhook;
  const countsStill =
    previousSecretExpiresAt !== null && previousSecretExpiresAt.getTime() > now.getTime();
  const sealed = previousSecret && countsStill ? [secret, previousSecret] : [secret];
  return sealed.map((one) => unseal(one, id));
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

async function writeDown(
  { id, workspaceId, attempt }: ClaimedDelivery,
  event: string,
  webhook: WebhookRow,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const isDelivered = outcome.error === null;
  const isTest = event === PING_EVENT;
  const isGone = outcome.status === GONE;
  const next =
    isDelivered || isTest || isGone ? null : nextAttemptAt(attempt, now, outcome.retryAfter);
  const isDead = !isDelivered && next === null;
  await db().$transaction(async (tx) => {
    // One whose lease ran out is somebody else's by now.
    const where = { id, workspaceId, state: "sending" as const, attempts: attempt };
    await tx.webhookDelivery.updateMany({
      where,
      data: {
        state: isDelivered ? "delivered" : isDead ? "failed" : "pending",
        lastStatus: outcome.status,
        lastError: outcome.error,
        lastDurationMs: outcome.durationMs,
        response: outcome.response,
        nextAttemptAt: next,
      },
    });
    if (isDelivered) {
      if (webhook.failingSince) await setFailingSince(tx, webhook, null);
      return;
    }
    if (isTest) return;
    if (!webhook.failingSince) await setFailingSince(tx, webhook, now);
    if (isGone) await disableWebhook(tx, webhook, "gone");
    const failingBefore = new Date(now.getTime() - MAX_FAILING_MS);
    if (isDead) await disableWebhook(tx, webhook, "failing", failingBefore);
  });
}

async function setFailingSince(
  tx: Prisma.TransactionClient,
  { id, workspaceId }: WebhookRow,
  failingSince: Date | null,
): Promise<void> {
  // The first failure counts, also when several come back at once.
  const where = { id, workspaceId, ...(failingSince ? { failingSince: null } : {}) };
  await tx.webhook.updateMany({ where, data: { failingSince } });
}
