import "server-only";
import type { Person } from "@linkdesk/contract/accounts.ts";
import { notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { cutSignIns } from "./cut-sign-ins.ts";

/**
 * From here on this browser is in another of the person's workspaces. Its other tabs show the old
 * one: their connection is ended, which makes them look where they are. Errors: not_found.
 */
export async function chooseWorkspace(
  { userId }: Person,
  signInId: string | null,
  workspaceId: string,
): Promise<void> {
  const member = await db().member.findFirst({
    where: { userId, workspaceId },
    select: { id: true },
  });
  if (!member || signInId === null) throw notFound("workspace");
  await db().signIn.updateMany({ where: { id: signInId, userId }, data: { workspaceId } });
  cutSignIns([signInId]);
}

/** Whoever joins a workspace wants to see it, whichever they chose before. */
export async function forgetChosenWorkspace(
  tx: Prisma.TransactionClient,
  userId: string,
): Promise<void> {
  await tx.signIn.updateMany({ where: { userId }, data: { workspaceId: null } });
}
