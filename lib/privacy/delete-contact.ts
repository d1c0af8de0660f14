import "server-only";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { contactTarget } from "../contacts/audit-target.ts";
import { notFound } from "../platform/app-error.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { cutSessions, openSessions } from "../sessions/cut-sessions.ts";
import { eraseContact } from "./erase-contact.ts";

/** About a second's work: more than this goes on after the answer. */
const MAX_MESSAGES_AT_ONCE = 2_000;

/**
 * Deletes a contact and everything of theirs. Their sessions end at once; what is much goes on in
 * the background, and what is cut off there the next retention run finishes: `isComplete` is then
 * false. Errors: forbidden, not_found.
 */
export async function deleteContact(
  actor: RecordedCaller,
  id: string,
): Promise<{ isComplete: boolean }> {
  requirePermission(actor, "contact.delete");
  const contact = { id, workspaceId: actor.workspace.id };
  await requestDeletion(actor, contact);
  const { _sum } = await db().conversation.aggregate({
    where: { contactId: id, workspaceId: contact.workspaceId },
    _sum: { lastSeq: true },
  });
  const work = eraseContact(contact);
  const isSmall = (_sum.lastSeq ?? 0) <= MAX_MESSAGES_AT_ONCE;
  if (isSmall) await work;
  else inBackground("eraseContact", work);
  return { isComplete: isSmall };
}

async function requestDeletion(
  actor: RecordedCaller,
  contact: { id: string; workspaceId: string },
): Promise<void> {
  const cut = await db().$transaction(async (tx) => {
    const now = new Date();
    const found = await tx.contact.findFirst({ where: contact, select: { id: true } });
    if (!found) throw notFound("contact");
    const open = await openSessions(tx, contact);
    await tx.session.updateMany({
      where: { contactId: contact.id, revokedAt: null },
      data: { revokedAt: now },
    });
    const { count } = await tx.contact.updateMany({
      where: { ...contact, deleteRequestedAt: null },
      data: { deleteRequestedAt: now },
    });
    // Asked twice, recorded once.
    if (count === 0) return open;
    await recordAudit(tx, actor, { action: "contact.deleted", target: contactTarget(contact.id) });
    return open;
  });
  cutSessions(cut);
}
