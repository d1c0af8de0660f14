import "server-only";
import type { Prisma } from "../platform/db.ts";

/** Shortens the addresses an inbox has stored already, as `maskAddress` shortens the next ones. */
export async function maskStoredAddresses(
  tx: Prisma.TransactionClient,
  inboxId: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE sessions
    SET address = host(network(set_masklen(address::inet,
                       CASE family(address::inet) WHEN 4 THEN 24 ELSE 48 END)))
    WHERE inbox_id = ${inboxId}::uuid AND address IS NOT NULL`;
}
