import "server-only";
import type { AuditAction, AuditChanges, AuditTarget } from "@linkdesk/contract/audit.ts";
import type { RequestOrigin } from "../access/actor.ts";
import type { db, Prisma } from "../platform/db.ts";

/** Whose doing it is. A signed-in member (`Actor`) and a program (`KeyActor`) fit as they are. */
export type AuditActor = {
  /** Null for Linkdesk itself and for programs. */
  memberId: string | null;
  keyId?: string;
  userId: string | null;
  name: string;
  workspace: { id: string };
  origin: RequestOrigin;
};

export type AuditRecord = {
  action: AuditAction;
  target: AuditTarget;
  changes?: AuditChanges;
};

/** The part of a transaction that the log needs. */
type AuditTable = Pick<ReturnType<typeof db>, "auditEvent">;

/**
 * Writes a line of the audit log. `tx` is the transaction of the change itself: either both are
 * there or neither. Returns the line's id.
 */
export async function recordAudit(
  tx: AuditTable,
  actor: AuditActor,
  { action, target, changes = {} }: AuditRecord,
): Promise<string> {
  const { id } = await tx.auditEvent.create({
    data: {
      workspaceId: actor.workspace.id,
      actorId: actor.memberId ?? actor.keyId ?? null,
      userId: actor.userId,
      actorName: actor.name,
      action,
      targetKind: target.kind,
      targetId: target.id,
      targetLabel: target.label,
      changes: changes as Prisma.InputJsonObject,
      address: actor.origin.address,
      userAgent: actor.origin.userAgent,
    },
    select: { id: true },
  });
  return id;
}

/** What Linkdesk does by itself in a workspace. */
export function linkdesk(workspaceId: string): AuditActor {
  return {
    memberId: null,
    userId: null,
    name: "Linkdesk",
    workspace: { id: workspaceId },
    origin: { address: null, userAgent: null },
  };
}
