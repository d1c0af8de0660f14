import "server-only";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import { db, LONG_TRANSACTION } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { enqueue } from "../../platform/jobs.ts";
import { log } from "../../platform/log.ts";
import { fetchDocument } from "../../platform/outgoing.ts";
import { openSecrets } from "../accounts/mail-secrets.ts";
import { recordTestArrival } from "../accounts/record-test-arrival.ts";
import { announceEmails } from "../announce-emails.ts";
import { fetchResend, StoredMailError } from "./providers/fetch-resend.ts";

/** Attempts go on for about five hours; a mail that is not there by then is shown as held. */
const GIVE_UP_AFTER_MS = 4 * 60 * 60_000;
const NO_KEY =
  "No API key of Resend is stored, so that mails cannot be fetched. Enter one under Receiving.";

type Row = { id: string; inboxId: string; workspaceId: string; createdAt: Date };

/**
 * The job: fetches a mail that its provider keeps, and queues the job that reads it. What is wrong with the inbox's
 * API key is written down on its account; a mail that cannot be had is held in the end.
 */
export async function fetchStoredMail(
  { workspaceId, emailId, storedId, keyOf }: JobData<"fetch-mail">,
  fetch = fetchDocument,
): Promise<void> {
  const row = await db().email.findFirst({
    where: { id: emailId, workspaceId, direction: "incoming", state: "queued", raw: null },
    select: { id: true, inboxId: true, workspaceId: true, createdAt: true },
  });
  if (!row) return;
  try {
    const apiKey = await findApiKey(row.inboxId, keyOf);
    if (!apiKey) throw new StoredMailError(NO_KEY, { isFinal: false });
    await keep(row, await fetchResend(storedId, apiKey, fetch));
    if (keyOf === "inbox") await recordState(row.inboxId, null);
  } catch (error) {
    await fail(row, keyOf, error);
  }
}

async function findApiKey(inboxId: string, keyOf: "inbox" | "installation") {
  if (keyOf === "installation") return env().INBOUND_MAIL_API_KEY;
  const where = { inboxId };
  const account = await db().mailAccount.findUnique({ where, select: { credentials: true } });
  return openSecrets(inboxId, account?.credentials ?? null).providerApiKey;
}

/** From here on, it is a mail like any other that was received. */
async function keep({ id, inboxId, workspaceId }: Row, raw: Buffer): Promise<void> {
  const where = { id, workspaceId, state: "queued" as const, raw: null };
  await db().$transaction(async (tx) => {
    if (await recordTestArrival(tx, inboxId, raw)) {
      await tx.email.deleteMany({ where });
      return;
    }
    const { count } = await tx.email.updateMany({ where, data: { raw: new Uint8Array(raw) } });
    if (count > 0) await enqueue(tx, "read-mail", { workspaceId, emailId: id });
  }, LONG_TRANSACTION);
}

async function fail(row: Row, keyOf: "inbox" | "installation", error: unknown): Promise<void> {
  const isKnown = error instanceof StoredMailError;
  const isLate = Date.now() - row.createdAt.getTime() > GIVE_UP_AFTER_MS;
  if (keyOf === "inbox" && isKnown && error.reason !== "too_large") {
    await recordState(row.inboxId, error.message);
  }
  if (!isLate && !(isKnown && error.isFinal)) throw error;
  log.warn("email.not_fetched", { inbox: row.inboxId, error });
  const reason = isKnown ? error.reason : "not_handed_over";
  await db().email.updateMany({
    where: { id: row.id, workspaceId: row.workspaceId, state: "queued" },
    data: { state: "held", reason, doneAt: new Date() },
  });
  announceEmails(row.workspaceId, null);
}

/** Writes down why mails cannot be had and since when, or that they can. */
async function recordState(inboxId: string, problem: string | null): Promise<void> {
  await db().$executeRaw`
    UPDATE mail_accounts SET last_error = ${problem},
      failing_since = CASE WHEN ${problem}::text IS NULL THEN NULL ELSE COALESCE(failing_since, now()) END
    WHERE inbox_id = ${inboxId}::uuid`;
}
