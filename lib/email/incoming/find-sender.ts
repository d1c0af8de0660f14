import "server-only";
import type { Prisma } from "../../platform/db.ts";
import { uuidV7 } from "../../platform/uuid.ts";
import type { MailAddress } from "../parse/parsed-mail.ts";

/** `isNew`: there is only an id for it yet. */
export type Contact = { id: string; name: string | null; isNew: boolean };

/**
 * The contact that a mail without a conversation is from. A proved address is that of the contact to whom it
 * was proved before; any other finds only contacts who are known by unproved mails from it.
 */
export async function findSender(
  tx: Pick<Prisma.TransactionClient, "contactAddress">,
  workspaceId: string,
  from: MailAddress,
  isProved: boolean,
): Promise<Contact> {
  const known = await tx.contactAddress.findFirst({
    where: {
      workspaceId,
      address: from.address,
      ...(isProved ? { verifiedAt: { not: null } } : { source: "mail", verifiedAt: null }),
      contact: { deleteRequestedAt: null },
    },
    orderBy: { createdAt: "asc" },
    select: { contact: { select: { id: true, name: true } } },
  });
  if (known) return { ...known.contact, isNew: false };
  return { id: uuidV7(), name: from.name.trim() || null, isNew: true };
}
