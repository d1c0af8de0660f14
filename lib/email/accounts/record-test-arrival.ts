import "server-only";
import { randomBytes } from "node:crypto";
import type { Prisma } from "../../platform/db.ts";
import { deriveToken } from "../../platform/secrets.ts";

/** The header of a test mail. */
export const TEST_HEADER = "X-Linkdesk-Test";
const TEST_LINE = /^x-linkdesk-test:[ \t]*(?:\r?\n[ \t]+)?([\w-]{16})\.([\w-]{43})[ \t]*\r?$/im;
/** It is among the first lines: servers on the way add theirs above. */
const HEAD_BYTES = 32 * 1024;
const NONCE_BYTES = 12;

/** A token that only this installation can make, for a test mail of one inbox. */
export function createTestToken(inboxId: string): string {
  const nonce = randomBytes(NONCE_BYTES).toString("base64url");
  return `${nonce}.${signatureOf(inboxId, nonce)}`;
}

const signatureOf = (inboxId: string, nonce: string) =>
  deriveToken("mail-address", `test:${inboxId}:${nonce}`);

/**
 * Whether a mail is a test mail of the inbox; such a mail never becomes a conversation. If it is the latest one, it
 * has now arrived.
 */
export async function recordTestArrival(
  tx: Prisma.TransactionClient,
  inboxId: string,
  raw: Buffer,
): Promise<boolean> {
  const head = raw.subarray(0, HEAD_BYTES).toString("latin1");
  const [, nonce, signature] = TEST_LINE.exec(head) ?? [];
  if (!nonce || signature !== signatureOf(inboxId, nonce)) return false;
  await tx.mailAccount.updateMany({
    where: { inboxId, testToken: `${nonce}.${signature}`, testArrivedAt: null },
    data: { testArrivedAt: new Date() },
  });
  return true;
}
