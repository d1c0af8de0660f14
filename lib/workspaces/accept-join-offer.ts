import "server-only";
import { domainOf } from "@linkdesk/contract/public-mail-domains.ts";
import type { Someone } from "../access/actor.ts";
import { forgetChosenWorkspace } from "../accounts/choose-workspace.ts";
import { cutAllSignIns } from "../accounts/cut-sign-ins.ts";
import { offeredTo } from "../accounts/list-join-offers.ts";
import { recordJoined } from "../accounts/record-joined.ts";
import { notFound } from "../platform/app-error.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";

/**
 * Joins as an agent. A workspace of one's own that nothing was done with yet goes away: it was made
 * at sign-up, before the address was confirmed. Errors: not_found (not offered to them).
 */
export async function acceptJoinOffer(me: Someone, workspaceId: string): Promise<void> {
  const where = offeredTo(me);
  const joined = db().$transaction(async (tx) => {
    const offered =
      where && (await tx.workspace.findFirst({ where: { AND: [where, { id: workspaceId }] } }));
    if (!offered) throw notFound("workspace");
    await tx.workspace.deleteMany({ where: untouchedOf(me.userId) });
    const member = { workspaceId, userId: me.userId, role: "agent" } as const;
    const { id } = await tx.member.create({ data: member, select: { id: true } });
    await recordJoined(tx, id, me.origin, domainOf(me.email));
    await forgetChosenWorkspace(tx, me.userId);
  });
  await joined.catch((error: unknown) => {
    // Clicked twice at once: the other one made them a member.
    if (!isUniqueViolation(error)) throw error;
  });
  // Open pages show the workspace they were in until now.
  cutAllSignIns(me.userId);
}

/** Workspaces with nobody else and nothing in them. */
function untouchedOf(userId: string): Prisma.WorkspaceWhereInput {
  return {
    members: { some: { userId, role: "owner" }, every: { userId } },
    ...{ inboxes: { none: {} }, contacts: { none: {} }, invitations: { none: {} } },
    joinDomains: { none: {} },
  };
}
