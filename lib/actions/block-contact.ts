import "server-only";
import { eventActor, type RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { contactTarget } from "../contacts/audit-target.ts";
import { announceConversation } from "../conversations/announce.ts";
import { recordEvents } from "../events/record-events.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { cutSessions, openSessions } from "../sessions/cut-sessions.ts";

/** The number of conversations that are updated live; dashboards load the others when they open them. */
const MAX_ANNOUNCED = 20;

/**
 * Blocks a contact in every widget of the workspace, or unblocks them. A block applies in all of the
 * contact's browsers, even with a valid `userJWT`. The conversations stay. Returns whether that has changed
 * anything. Errors: forbidden, not_found.
 *
 * It is reached in two ways. `PATCH /api/v1/contacts/[id]` is for programs, and for contacts without a
 * conversation. The actions `block` and `unblock` (`block-visitor.ts`) are for who looks at a conversation: they
 * run together with others and can be undone.
 */
export async function blockContact(
  caller: RecordedCaller,
  id: string,
  blocked: boolean,
): Promise<boolean> {
  requirePermission(caller, "contact.block");
  const contact = { id, workspaceId: caller.workspace.id };
  const cut = await db().$transaction(async (tx) => {
    if (!(await tx.contact.findFirst({ where: contact, select: { id: true } }))) {
      throw notFound("contact");
    }
    const { count } = await tx.contact.updateMany({
      where: { ...contact, blockedAt: blocked ? null : { not: null } },
      data: { blockedAt: blocked ? new Date() : null },
    });
    // Asked twice, recorded once.
    if (count === 0) return null;
    const action = blocked ? "contact.blocked" : "contact.unblocked";
    await recordAudit(tx, caller, { action, target: contactTarget(id) });
    const actor = eventActor(caller);
    const about = { workspaceId: contact.workspaceId, contactId: id, actor, data: {} };
    await recordEvents(tx, [{ type: action, ...about }]);
    return blocked ? openSessions(tx, contact) : [];
  });
  if (cut === null) return false;
  cutSessions(cut);
  const conversations = await db().conversation.findMany({
    where: { contactId: id, workspaceId: contact.workspaceId },
    orderBy: { lastMessageAt: "desc" },
    take: MAX_ANNOUNCED,
    select: { id: true },
  });
  for (const conversation of conversations) {
    announceConversation(contact.workspaceId, conversation.id);
  }
  return true;
}
