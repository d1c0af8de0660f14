import "server-only";
import type { CreateInvitationBody, Invitation, Me } from "../contract/accounts.ts";
import type { Page } from "../contract/conversations.ts";
import { invalidField, notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { createToken, hashToken } from "../platform/secrets.ts";
import { requirePermission } from "./permissions.ts";

const INVITATION_TTL_MS = 7 * 24 * 60 * 60 * 1000;
const MAX_OPEN_INVITATIONS = 500;

const select = { id: true, email: true, role: true, expiresAt: true, createdAt: true } as const;

type Row = Omit<Invitation, "expiresAt" | "createdAt"> & { expiresAt: Date; createdAt: Date };

/** Makes a link that turns its bearer into a member. The link leaves only here. Errors: forbidden. */
export async function createInvitation(
  me: Me,
  { email, role }: CreateInvitationBody,
): Promise<{ invitation: Invitation; url: string }> {
  requirePermission(me, "member.invite");
  const isMember = await db().member.findFirst({
    where: { workspaceId: me.workspace.id, user: { email } },
    select: { id: true },
  });
  if (isMember) throw invalidField("email", "is a member of this workspace already");
  const token = createToken();
  const expiresAt = new Date(Date.now() + INVITATION_TTL_MS);
  const row = await db().invitation.create({
    data: { workspaceId: me.workspace.id, email, role, tokenHash: hashToken(token), expiresAt },
    select,
  });
  return { invitation: serialize(row), url: `${env().APP_URL}/sign-up?invitation=${token}` };
}

/** Invitations that can still be accepted, newest first. Errors: forbidden. */
export async function listInvitations(me: Me): Promise<Page<Invitation>> {
  requirePermission(me, "member.invite");
  const rows = await db().invitation.findMany({
    where: { workspaceId: me.workspace.id, acceptedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { id: "desc" },
    take: MAX_OPEN_INVITATIONS,
    select,
  });
  return { items: rows.map(serialize), nextCursor: null };
}

/** Takes an invitation back: its link stops working. Errors: forbidden, not_found. */
export async function revokeInvitation(me: Me, id: string): Promise<void> {
  requirePermission(me, "member.invite");
  const where = { id, workspaceId: me.workspace.id, acceptedAt: null };
  const { count } = await db().invitation.deleteMany({ where });
  if (count === 0) throw notFound("invitation");
}

function serialize(row: Row): Invitation {
  return {
    ...row,
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}
