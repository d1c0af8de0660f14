import "server-only";
import type { CreatedSecret, TokenReport } from "@linkdesk/contract/inbox-security.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { createToken, seal, unseal } from "../platform/secrets.ts";
import { cutSessions, limitVerifiedSessions } from "./cut-sessions.ts";
import { type JwtVerdict, verifyUserJwt } from "./verify-user-jwt.ts";

const HOUR_MS = 60 * 60 * 1_000;

type AcceptedSecret = { secret: string; expiresAt: Date | null };

/** The secrets that are valid now, the newest first. Without any, the inbox verifies nobody. */
async function acceptedSecrets(inboxId: string): Promise<AcceptedSecret[]> {
  const rows = await db().inboxSecret.findMany({
    where: { inboxId, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    orderBy: { createdAt: "desc" },
    select: { sealed: true, expiresAt: true },
  });
  return rows.map(({ sealed, expiresAt }) => ({ secret: unseal(sealed, inboxId), expiresAt }));
}

/**
 * Verifies a token with the secrets that are valid now. `until` is when the signing secret expires, or
 * null; sessions that were opened with the token end then too.
 */
export async function readAccepted(
  inboxId: string,
  jwt: string,
): Promise<{ verdict: JwtVerdict; until: Date | null }> {
  const accepted = await acceptedSecrets(inboxId);
  const verdict = await verifyUserJwt(
    jwt,
    accepted.map(({ secret }) => secret),
  );
  const signer = verdict.problem === null ? accepted[verdict.signedBy] : undefined;
  return { verdict, until: signer?.expiresAt ?? null };
}

/**
 * Creates a new secret of 32 random bytes, which is shown only in this answer. The current secret
 * stays valid for `overlapHours`; older ones expire at once. Sessions that were verified with an old
 * secret end with it unless they are verified with the new one by then: an old secret may have leaked.
 * Errors: forbidden, not_found.
 */
export async function rotateSecret(
  actor: Actor,
  inboxId: string,
  overlapHours: number,
): Promise<CreatedSecret> {
  requirePermission(actor, "inbox.security");
  const secret = createToken();
  const { createdAt, ended } = await db().$transaction(async (tx) => {
    const where = { id: inboxId, workspaceId: actor.workspace.id };
    // The lock prevents two concurrent rotations from leaving two current secrets.
    await tx.$queryRaw`SELECT 1 FROM inboxes WHERE id = ${inboxId}::uuid AND workspace_id = ${actor.workspace.id}::uuid FOR UPDATE`;
    const inbox = await tx.inbox.findFirst({ where, select: { name: true } });
    if (!inbox) throw notFound("inbox");
    await tx.inboxSecret.deleteMany({ where: { inboxId, expiresAt: { not: null } } });
    if (overlapHours === 0) await tx.inboxSecret.deleteMany({ where: { inboxId } });
    const expiresAt = new Date(Date.now() + overlapHours * HOUR_MS);
    await tx.inboxSecret.updateMany({ where: { inboxId }, data: { expiresAt } });
    await recordAudit(tx, actor, {
      action: "inbox.secret_created",
      target: { kind: "inbox", id: inboxId, label: inbox.name },
      changes: { overlapHours: [null, overlapHours] },
    });
    const sealed = seal(secret, inboxId);
    const created = await tx.inboxSecret.create({ data: { inboxId, sealed } });
    const ended = await limitVerifiedSessions(tx, inboxId, expiresAt);
    return { createdAt: created.createdAt, ended: overlapHours === 0 ? ended : [] };
  });
  cutSessions(ended);
  return { secret, createdAt: createdAt.toISOString() };
}

/** Returns the claims of a token, and the reason if it is refused. Errors: forbidden, not_found. */
export async function checkToken(
  actor: Actor,
  inboxId: string,
  token: string,
): Promise<TokenReport> {
  requirePermission(actor, "inbox.security");
  const where = { id: inboxId, workspaceId: actor.workspace.id };
  if (!(await db().inbox.findFirst({ where, select: { id: true } }))) throw notFound("inbox");
  const { problem, claims } = (await readAccepted(inboxId, token.trim())).verdict;
  return { problem, claims };
}
