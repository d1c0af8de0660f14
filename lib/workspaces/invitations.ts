import "server-only";
import type { CreateInvitationBody, Invitation, Me } from "@linkdesk/contract/accounts.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { invitationHash, invitationToken } from "../accounts/invitation-tokens.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { limitRate } from "../http/rate-limit.ts";
import { AppError, invalidField, notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, isMailDelivered } from "../platform/mail.ts";
import { uuidV7 } from "../platform/uuid.ts";

const INVITATION_TTL_MS = 7 * 24 * 60 * 60 * 1000;
const MAX_OPEN_INVITATIONS = 500;

const select = { id: true, email: true, role: true, expiresAt: true, createdAt: true } as const;

type Row = Omit<Invitation, "expiresAt" | "createdAt"> & { expiresAt: Date; createdAt: Date };

/**
 * Makes a link that turns its bearer into a member, and mails it where mail can be sent. Where it
 * leaves this machine, the inviter's own address must be confirmed: strangers must not be able to
 * have us write to anybody. An earlier invitation of the address to this workspace ends: there is one.
 * Errors: invalid_request (a member already), forbidden, conflict (too many are open), rate_limited
 * (by workspace, and by recipient over the whole installation).
 */
export async function createInvitation(
  actor: Actor,
  { email, role }: CreateInvitationBody,
): Promise<{ invitation: Invitation; url: string; isMailed: boolean }> {
  requirePermission(actor, "member.invite");
  if (isMailDelivered() && !actor.isEmailVerified) {
    throw new AppError("forbidden", {
      userMessage: "Confirm your own e-mail address first: we sent you a link.",
    });
  }
  const workspaceId = actor.workspace.id;
  await limitRate([
    { name: "workspace:invitation", who: workspaceId },
    { name: "recipient:invitation", who: email },
  ]);
  const isMember = await db().member.findFirst({
    where: { workspaceId, user: { email } },
    select: { id: true },
  });
  if (isMember) throw invalidField("email", "is already a member of this workspace");
  const id = uuidV7();
  const token = invitationToken(id);
  const expiresAt = new Date(Date.now() + INVITATION_TTL_MS);
  const tokenHash = invitationHash(token);
  const row = await db().$transaction(async (tx) => {
    // The lock lets two invitations at once wait for each other: the later one replaces the earlier.
    await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    await tx.invitation.deleteMany({ where: { workspaceId, email, acceptedAt: null } });
    const open = { workspaceId, acceptedAt: null, expiresAt: { gt: new Date() } };
    if ((await tx.invitation.count({ where: open })) >= MAX_OPEN_INVITATIONS) {
      throw new AppError("conflict", {
        userMessage: `At most ${MAX_OPEN_INVITATIONS} invitations can be open. Revoke some first.`,
      });
    }
    const inviterId = actor.memberId;
    const data = { id, workspaceId, email, role, tokenHash, inviterId, expiresAt };
    const created = await tx.invitation.create({ data, select });
    if (isMailAvailable()) await enqueue(tx, "mail-invitation", { invitationId: id });
    await recordAudit(tx, actor, {
      action: "invitation.created",
      target: { kind: "invitation", id: created.id, label: email },
      changes: { role: [null, role] },
    });
    return created;
  });
  // Behind the "#", which browsers keep to themselves: it is in no log and no Referer.
  const url = `${env().APP_URL}/join#${token}`;
  return { invitation: serialize(row), url, isMailed: isMailAvailable() };
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
export async function revokeInvitation(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "member.invite");
  const where = { id, workspaceId: actor.workspace.id, acceptedAt: null };
  await db().$transaction(async (tx) => {
    const invitation = await tx.invitation.findFirst({ where, select: { email: true } });
    const { count } = await tx.invitation.deleteMany({ where });
    if (!invitation || count === 0) throw notFound("invitation");
    await recordAudit(tx, actor, {
      action: "invitation.revoked",
      target: { kind: "invitation", id, label: invitation.email },
    });
  });
}

/** Ends the open invitations that a member made: they were removed, or may no longer invite. */
export async function endInvitationsBy(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  inviterId: string,
): Promise<void> {
  await tx.invitation.deleteMany({ where: { workspaceId, inviterId, acceptedAt: null } });
}

function serialize(row: Row): Invitation {
  return {
    ...row,
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}
