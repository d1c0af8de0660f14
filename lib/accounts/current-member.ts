import "server-only";
import { cache } from "react";
import type { Me } from "../contract/accounts.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { currentSignInId } from "./auth.ts";

/** How exactly a browser's last visit is known: one write per browser in this time. */
const SEEN_EVERY_MS = 10 * 60_000;

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
    where: { id, isPending: false, expiresAt: { gt: new Date() } },
    select: {
      lastSeenAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          emailVerifiedAt: true,
          members: {
            orderBy: { id: "desc" },
            take: 1,
            select: { id: true, role: true, workspace: { select: { id: true, name: true } } },
          },
        },
      },
    },
  });
  if (signIn && Date.now() - signIn.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    const data = { lastSeenAt: new Date() };
    inBackground("sign-in.seen", db().signIn.updateMany({ where: { id }, data }));
  }
  const member = signIn?.user.members[0];
  if (!signIn || !member) return null;
  return {
    memberId: member.id,
    userId: signIn.user.id,
    name: signIn.user.name,
    email: signIn.user.email,
    isEmailVerified: signIn.user.emailVerifiedAt !== null,
    role: member.role,
    workspace: member.workspace,
  };
}
