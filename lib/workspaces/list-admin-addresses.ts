import "server-only";
import { db } from "../platform/db.ts";

/** Where the workspace's owners and admins get mail. `isVerified`: only addresses known to be theirs. */
export async function listAdminAddresses(
  workspaceId: string,
  isVerified: boolean,
): Promise<{ memberId: string; email: string }[]> {
  const members = await db().member.findMany({
    where: {
      workspaceId,
      role: { in: ["owner", "admin"] },
      ...(isVerified ? { user: { emailVerifiedAt: { not: null } } } : {}),
    },
    orderBy: { id: "asc" },
    select: { id: true, user: { select: { email: true } } },
  });
  return members.map(({ id, user }) => ({ memberId: id, email: user.email }));
}
