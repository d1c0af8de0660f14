import "server-only";
import { invalidField } from "../platform/app-error.ts";
import type { Prisma } from "../platform/db.ts";
import { invitationHash, isMailedToken } from "./invitation-tokens.ts";

/** The answer to a token that opens nothing. */
export const spentInvitation = () =>
  invalidField("invitation", "has expired or was already used; ask for a new link");

/**
 * Uses an invitation up, for the address it was made for; of two at once, one gets it.
 * Errors: invalid_request.
 */
export async function spendInvitation(
  tx: Prisma.TransactionClient,
  token: string,
  email: string,
): Promise<{ workspaceId: string; role: "owner" | "admin" | "agent"; isMailed: boolean }> {
  const invitation = await tx.invitation.findUnique({ where: openInvitation(token) });
  if (!invitation) throw spentInvitation();
  if (invitation.email !== email) {
    throw invalidField("email", "is not the address that was invited");
  }
  const { count } = await tx.invitation.updateMany({
    where: openInvitation(token),
    data: { acceptedAt: new Date() },
  });
  if (count === 0) throw spentInvitation();
  const { workspaceId, role, id } = invitation;
  return { workspaceId, role, isMailed: isMailedToken(token, id) };
}

/** Finds the invitation of a token while it can be accepted. */
export function openInvitation(token: string) {
  return {
    tokenHash: invitationHash(token),
    acceptedAt: null,
    expiresAt: { gt: new Date() },
  };
}

/**
 * Ends the open invitations of an address to a workspace: somebody with it joined or was removed.
 * Call it in the transaction of that.
 */
export async function endInvitationsOf(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  email: string,
): Promise<void> {
  await tx.invitation.deleteMany({ where: { workspaceId, email, acceptedAt: null } });
}
