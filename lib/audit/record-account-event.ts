import "server-only";
import type { AuditAction, AuditChanges } from "@linkdesk/contract/audit.ts";
import type { RequestOrigin } from "../access/actor.ts";
import type { db } from "../platform/db.ts";
import { recordAudit } from "./record-audit.ts";

type AccountAction = Extract<AuditAction, `account.${string}`>;

/**
 * Records what somebody did with their own account (signed in, changed the password, …) in every
 * workspace they are a member of: each of them has to know who can enter. `tx` is the transaction
 * of the change. An unknown account records nothing.
 */
export async function recordAccountEvent(
  tx: Pick<ReturnType<typeof db>, "auditEvent" | "member">,
  userId: string,
  origin: RequestOrigin,
  { action, changes }: { action: AccountAction; changes?: AuditChanges },
): Promise<void> {
  const members = await tx.member.findMany({
    where: { userId },
    select: { id: true, workspaceId: true, user: { select: { name: true } } },
  });
  for (const { id, workspaceId, user } of members) {
    const actor = { memberId: id, userId, name: user.name, workspace: { id: workspaceId }, origin };
    const target = { kind: "member", id, label: user.name } as const;
    await recordAudit(tx, actor, { action, target, changes });
  }
}
