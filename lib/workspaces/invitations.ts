import "server-only";
import type { CreateInvitationBody, Invitation, Me } from "../contract/accounts.ts";
import type { Page } from "../contract/conversations.ts";
import { AppError, invalidField, notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, isMailDelivered } from "../platform/mail.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { invitationHash, invitationToken } from "./invitation-tokens.ts";

const INVITATION_TTL_MS = 7 * 24 * 60 * 60 * 1000;
const MAX_OPEN_INVITATIONS = 500;

const select = { id: true, email: true, role: true, expiresAt: true, createdAt: true } as const;

type Row = Omit<Invitation, "expiresAt" | "createdAt"> & { expiresAt: Date; createdAt: Date };

/**
 * Makes a link that turns its bearer into a member, and mails it where mail can be sent. Where it
 * leaves this machine, the inviter's own address must be confirmed: strangers must not be able to
 * have us write to anybody. Errors: invalid_request (a member already), forbidden.
 */
export async function createInvitation(
  me: Me,
  { email, role }: CreateInvitationBody,
): Promise<{ invitation: Invitation; url: string; isMailed: boolean }> {
  if (isMailDelivered() && !me.isEmailVerified) {
    throw new AppError("forbidden", {
      userMessage: "Confirm your own e-mail address first: we sent you a link.",
    });
  }
  const isMember = await db().member.findFirst({
    where: { workspaceId: me.workspace.id, user: { email } },
    select: { id: true },
  });
  if (isMember) throw invalidField("email", "is a member of this workspace already");
  const id = uuidV7();
  const token = invitationToken(id);
  const expiresAt = new Date(Date.now() + INVITATION_TTL_MS);
  const tokenHash = invitationHash(token);
  const row = await db().$transaction(async (tx) => {
    const data = { id, workspaceId: me.workspace.id, email, role, tokenHash, expiresAt };
    const created = await tx.invitation.create({ data, select });
    if (isMailAvailable()) await enqueue(tx, "mail-invitation", { invitationId: id });
    return created;
  });
  // Behind the "#", which browsers keep to themselves: it is in no log and no Referer.
  const url = `${env().APP_URL}/join#${token}`;
  return { invitation: serialize(row), url, isMailed: isMailAvailable() };
}

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(me: Me): Promise<Page<Invitation>> {
  const rows = await db().invitation.findMany({
    where: { workspaceId: me.workspace.id, acceptedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { id: "desc" },
    take: MAX_OPEN_INVITATIONS,
    select,
  });
  return { items: rows.map(serialize), nextCursor: null };
}

/** Takes an invitation back: its link stops working. Errors: not_found. */
export async function revokeInvitation(me: Me, id: string): Promise<void> {
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
