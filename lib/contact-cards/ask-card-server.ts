import "server-only";
import {
  type CardRequest,
  type ContactCard,
  cardAnswer,
  cardRequest,
} from "@linkdesk/contract/contact-card.ts";
import type { z } from "@linkdesk/contract/zod.ts";
import { db } from "../platform/db.ts";
import { log } from "../platform/log.ts";
import { OutgoingError, post } from "../platform/outgoing.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { signatureHeaders } from "../webhooks/sign-payload.ts";
import { type CardSource, secretsOf } from "./card-source.ts";

/** Somebody waits with a conversation open. */
const TIMEOUT_MS = 4_000;
const MAX_ANSWER_BYTES = 64 * 1_024;

/** What came of it. `error` is a sentence for the team; `card` and `message` are then null. */
export type CardAnswer = {
  card: ContactCard | null;
  message: string | null;
  error: string | null;
  status: number | null;
  durationMs: number;
};

/**
 * Posts a request to the business's server, signed by Standard Webhooks, and checks its answer. It reaches the
 * public internet only, follows no redirects, and is not repeated: a button does something there. Whether it worked is
 * written down for the admins. Never throws because of the server.
 */
export async function askCardServer(
  source: CardSource,
  request: CardRequest,
  timeoutMs = TIMEOUT_MS,
): Promise<CardAnswer> {
  const started = performance.now();
  const answer = await send(source, request, timeoutMs);
  await writeDown(source, answer.error);
  return { ...answer, durationMs: Math.round(performance.now() - started) };
}

const nothing = { card: null, message: null };

async function send(
  source: CardSource,
  request: CardRequest,
  timeoutMs: number,
): Promise<Omit<CardAnswer, "durationMs">> {
  const body = JSON.stringify(cardRequest.parse(request));
  const now = new Date();
  try {
    const headers = {
      "content-type": "application/json",
      accept: "application/json",
      "user-agent": "Linkdesk-Cards/1",
      ...signatureHeaders(uuidV7(), body, secretsOf(source, now), now),
    };
    // One byte more, to see that it is too much.
    const maxBytes = MAX_ANSWER_BYTES + 1;
    const { status, text } = await post(source.url, { body, headers, timeoutMs, maxBytes });
    return { status, ...readAnswer(status, text) };
  } catch (error) {
    if (!(error instanceof OutgoingError)) log.error("contact_card.failed", { error });
    const known = error instanceof OutgoingError;
    return {
      ...nothing,
      status: null,
      error: known ? error.message : "Something went wrong on our side.",
    };
  }
}

function readAnswer(status: number, text: string): Omit<CardAnswer, "durationMs" | "status"> {
  if (status === 204) return { card: { sections: [], buttons: [] }, message: null, error: null };
  if (status < 200 || status > 299) return { ...nothing, error: `It answered ${status}.` };
  if (Buffer.byteLength(text) > MAX_ANSWER_BYTES) {
    return { ...nothing, error: `Its answer is larger than ${MAX_ANSWER_BYTES / 1_024} kB.` };
  }
  const json = parseJson(text);
  if (json === undefined) return { ...nothing, error: "Its answer is not complete JSON." };
  const parsed = cardAnswer.safeParse(json);
  if (!parsed.success) return { ...nothing, error: wrongField(parsed.error) };
  const { sections, buttons, message } = parsed.data;
  const card = {
    sections: sections.map(({ title, rows }) => ({
      title: title || null,
      rows: rows.map(({ label, value, link }) => ({ label, value, link: link ?? null })),
    })),
    buttons: buttons.map(({ id, label, confirm }) => ({ id, label, confirm: confirm || null })),
  };
  return { card, message: message || null, error: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the answer is wrong. Never its values: they may be about somebody else's contact. */
function wrongField({ issues }: z.ZodError): string {
  const [issue] = issues;
  const field = issue?.path.join(".") || "answer";
  return `Its answer is not a card. ${field.slice(0, 100)}: ${issue?.message ?? "is wrong"}`;
}

/** A success once a minute is enough; a failure, and the first success after it, always. */
async function writeDown({ workspaceId }: CardSource, error: string | null): Promise<void> {
  if (error !== null) {
    await db().$executeRaw`
      UPDATE contact_card_sources SET last_failed_at = now(), last_error = ${error}
      WHERE workspace_id = ${workspaceId}::uuid`;
    return;
  }
  await db().$executeRaw`
    UPDATE contact_card_sources SET last_succeeded_at = now()
    WHERE workspace_id = ${workspaceId}::uuid
      AND (last_succeeded_at IS NULL OR last_succeeded_at < now() - interval '1 minute'
        OR last_succeeded_at <= last_failed_at)`;
}
