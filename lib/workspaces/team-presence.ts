import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { db } from "../platform/db.ts";

/** A dashboard says every minute that somebody is there; two missed beats are forgiven. */
const ONLINE_MS = 3 * 60_000;

/** A member's dashboard is open. */
export async function beatPresence(me: Me): Promise<void> {
  await db().member.updateMany({
    where: { id: me.memberId, workspaceId: me.workspace.id },
    data: { lastSeenAt: new Date() },
  });
}

/** Whether anybody of the team is there to answer. */
export async function isTeamOnline(workspaceId: string): Promise<boolean> {
  const someone = await db().member.findFirst({
    where: { workspaceId, lastSeenAt: { gt: new Date(Date.now() - ONLINE_MS) } },
    select: { id: true },
  });
  return someone !== null;
}
