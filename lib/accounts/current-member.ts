import "server-only";
import { cache } from "react";
import type { Me } from "../contract/accounts.ts";
import { db } from "../platform/db.ts";
import { currentSignInId } from "./auth.ts";

/**
 * The signed-in member, from the request's cookie, or null. Asked once per request however often
 * it is called. A member of several workspaces is in the one they joined last.
 */
export const currentMember = cache(async (): Promise<Me | null> => {
  const id = await currentSignInId();
  return id ? memberOfSignIn(id) : null;
});

async function memberOfSignIn(id: string): Promise<Me | null> {
  const signIn = await db().signIn.findUnique({
    where: { id, expiresAt: { gt: new Date() } },
    select: {
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          members: {
            orderBy: { id: "desc" },
            take: 1,
            select: { id: true, role: true, workspace: { select: { id: true, name: true } } },
          },
        },
      },
    },
  });
  const member = signIn?.user.members[0];
  if (!signIn || !member) return null;
  return {
    memberId: member.id,
    userId: signIn.user.id,
    name: signIn.user.name,
    email: signIn.user.email,
    role: member.role,
    workspace: member.workspace,
  };
}
