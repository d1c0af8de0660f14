import "server-only";
import type { JoinOffer } from "@linkdesk/contract/accounts.ts";
import { domainOf, isPublicMailDomain } from "@linkdesk/contract/public-mail-domains.ts";
import { db, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";

const MAX_OFFERS = 20;

/** Whose the address is, and whether that was shown. */
type Addressee = { userId: string | null; email: string; isEmailVerified: boolean };

/**
 * The workspaces that somebody may join because of their address. Nobody sees them before the address
 * is confirmed: who uses Linkdesk is not for strangers to find out. Not those they are in, nor those
 * they were removed from: an invitation brings them back.
 */
export async function listJoinOffers(
  who: Addressee,
  tx: Prisma.TransactionClient = db(),
): Promise<JoinOffer[]> {
  const where = offeredTo(who);
  if (!where) return [];
  return tx.workspace.findMany({
    where,
    orderBy: { id: "asc" },
    take: MAX_OFFERS,
    select: { id: true, name: true },
  });
}

/** Whether an address can be a way in here at all; elsewhere the operator wants invitations. */
export function isJoiningByDomainAllowed(): boolean {
  return env().SIGNUP === "open" || env().JOIN_BY_DOMAIN;
}

/** The workspaces that are offered to an address, for a `where`; null where none can be. */
export function offeredTo({
  userId,
  email,
  isEmailVerified,
}: Addressee): Prisma.WorkspaceWhereInput | null {
  const domain = domainOf(email);
  if (!isJoiningByDomainAllowed() || !isEmailVerified || isPublicMailDomain(domain)) return null;
  return {
    joinDomains: { some: { domain } },
    ...(userId && { members: { none: { userId } }, removedMembers: { none: { userId } } }),
  };
}
