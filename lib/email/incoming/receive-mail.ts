import "server-only";
import { z } from "zod";
import { AppError } from "../../platform/app-error.ts";
import type { Prisma } from "../../platform/db.ts";
import { enqueue } from "../../platform/jobs.ts";
import { log } from "../../platform/log.ts";
import { recordTestArrival } from "../accounts/record-test-arrival.ts";
import { findOwner } from "./find-owner.ts";

/** The largest mail that is read, as most servers have it. */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024;

/**
 * What is known of how a mail arrived, beside the mail itself.
 * `imap`: read from a folder; a server of the inbox's owner has added the topmost `Received`.
 * `provider`: a mail provider posted it and says who connected. `preview`: typed at /dev/mail.
 */
export const envelope = z.strictObject({
  source: z.enum(["imap", "provider", "preview"]),
  /** To whom it was delivered, as far as the source knows. */
  recipients: z.array(z.string()).max(100),
  mailFrom: z.string().optional(),
  /** The address and name of the client that handed the mail in. */
  ip: z.string().optional(),
  helo: z.string().optional(),
});
export type Envelope = z.infer<typeof envelope>;

/**
 * Takes a mail in: keeps it and queues the job that reads it, in the caller's transaction. Whoever received
 * it may forget it after the commit. `inbox` is the one it was received for; null where it came to an
 * address of the installation, and the address tells. Returns false if it belongs to nobody. A test mail of
 * the inbox is only noted down.
 * Errors: payload_too_large.
 */
export async function receiveMail(
  tx: Prisma.TransactionClient,
  inbox: { id: string; workspaceId: string } | null,
  raw: Buffer,
  arrival: Envelope,
): Promise<boolean> {
  if (raw.length > MAX_MAIL_BYTES) {
    throw new AppError("payload_too_large", { userMessage: "Mails may have at most 25 MB." });
  }
  const owner = inbox ?? (await findOwner(tx, arrival.recipients));
  if (!owner) {
    log.warn("email.no_recipient", { source: arrival.source });
    return false;
  }
  if (await recordTestArrival(tx, owner.id, raw)) return true;
  const { id } = await tx.email.create({
    data: {
      workspaceId: owner.workspaceId,
      inboxId: owner.id,
      direction: "incoming",
      envelope: arrival,
      raw: new Uint8Array(raw),
    },
    select: { id: true },
  });
  await enqueue(tx, "read-mail", { workspaceId: owner.workspaceId, emailId: id });
  return true;
}
