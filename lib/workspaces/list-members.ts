import "server-only";
import type { MemberSummary, Page } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";

const MAX_MEMBERS = 1_000;

/** The workspace's members, in the order they joined. */
export async function listMembers(caller: Caller): Promise<Page<MemberSummary>> {
  const rows = await db().member.findMany({
    where: { workspaceId: caller.workspace.id },
    orderBy: { id: "asc" },
    take: MAX_MEMBERS,
    select: { id: true, role: true, user: { select: { name: true, email: true } } },
  });
  const items = rows.map(({ id, role, user }) => ({
    id,
    role,
    name: user.name,
    email: user.email,
  }));
  return { items, nextCursor: null };
}
