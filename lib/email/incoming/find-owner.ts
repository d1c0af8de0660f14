import "server-only";
import type { Prisma } from "../../platform/db.ts";
import { findOwnAddress } from "../mail-address.ts";

/** Whose an address of ours is: the inbox of the mail that it answers, or the inbox itself; null if nobody's. */
export async function findOwner(
  tx: Prisma.TransactionClient,
  recipients: readonly string[],
): Promise<{ id: string; workspaceId: string } | null> {
  const own = findOwnAddress(recipients);
  if (!own) return null;
  if (own.kind === "inbox") {
    return tx.inbox.findFirst({
      where: { id: own.id, kind: "email" },
      select: { id: true, workspaceId: true },
    });
  }
  const answered = await tx.email.findFirst({
    where: { id: own.id, direction: "outgoing" },
    select: { inboxId: true, workspaceId: true },
  });
  return answered && { id: answered.inboxId, workspaceId: answered.workspaceId };
}
