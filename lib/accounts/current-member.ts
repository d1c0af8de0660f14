import "server-only";
import type { Me, Person, WorkspaceSummary } from "@linkdesk/contract/accounts.ts";
import { UNDO_SEND_SECONDS } from "@linkdesk/contract/undo-send.ts";
import { cache } from "react";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { currentSignInId } from "./auth.ts";

/** How exactly a browser's last visit is known: one write per browser in this time. */
const SEEN_EVERY_MS = 10 * 60_000;

/** Asked once per request however often it is called. */
const currentSignIn = cache(async () => {
  const id = await currentSignInId();
  return id ? readSignIn(id) : null;
});

/** More workspaces than anybody is in. */
const MAX_WORKSPACES = 100;

/**
 * The signed-in member, from the request's cookie, or null. A member of several workspaces is in
 * the one they chose in this browser, or else in the one they joined last.
 */
export async function currentMember(): Promise<Me | null> {
  return (await currentSignIn())?.me ?? null;
}

/** The same for who may be in no workspace, yet or any more. */
export async function currentPerson(): Promise<Person | null> {
  return (await currentSignIn())?.person ?? null;
}

/** The workspaces that the signed-in person can go to, the one joined last first. */
export async function currentWorkspaces(): Promise<WorkspaceSummary[]> {
  return (await currentSignIn())?.workspaces ?? [];
}

type SignedIn = { person: Person; me: Me | null; workspaces: WorkspaceSummary[] };

async function readSignIn(id: string): Promise<SignedIn | null> {
  const signIn = await db().signIn.findUnique({
    where: { id, isPending: false, expiresAt: { gt: new Date() } },
    select: {
      lastSeenAt: true,
      workspaceId: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          emailVerifiedAt: true,
          undoSendSeconds: true,
          members: {
            orderBy: { id: "desc" },
            take: MAX_WORKSPACES,
            select: {
              id: true,
              role: true,
              createdAt: true,
              workspace: { select: { id: true, name: true } },
            },
          },
        },
      },
    },
  });
  if (signIn && Date.now() - signIn.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    const data = { lastSeenAt: new Date() };
    inBackground("sign-in.seen", db().signIn.updateMany({ where: { id }, data }));
  }
  if (!signIn) return null;
  const { id: userId, name, email, emailVerifiedAt, members } = signIn.user;
  const undoSendSeconds =
    UNDO_SEND_SECONDS.find((seconds) => seconds === signIn.user.undoSendSeconds) ?? 0;
  const isEmailVerified = emailVerifiedAt !== null;
  const person = { userId, name, email, isEmailVerified, undoSendSeconds };
  const workspaces = members.map(({ workspace }) => workspace);
  const chosen = members.find(({ workspace }) => workspace.id === signIn.workspaceId);
  const member = chosen ?? members[0];
  if (!member) return { person, me: null, workspaces };
  const { role, workspace } = member;
  const joinedAt = member.createdAt.toISOString();
  const me = { ...person, memberId: member.id, role, joinedAt, workspace };
  return { person, me, workspaces };
}
