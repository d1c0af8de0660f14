import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { MemberSummary, Page } from "@linkdesk/contract/conversations.ts";
import { db } from "../platform/db.ts";

const MAX_MEMBERS = 1_000;

/** The workspace's members, in the order they joined. */
export async function listMembers(me: Me): Promise<Page<MemberSummary>> {
  const rows = await db().member.findMany({
    where: { workspaceId: me.workspace.id },
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
