import "server-only";
import type { EmailThread, PutRecipientsBody } from "@linkdesk/contract/emails.ts";
import type { Caller } from "../../access/actor.ts";
import { requirePermission } from "../../access/permissions.ts";
import { memberScope } from "../../access/scope.ts";
import { announceConversation } from "../../conversations/announce.ts";
import { invalidField, notFound } from "../../platform/app-error.ts";
import { db } from "../../platform/db.ts";
import { findOwnAddress } from "../mail-address.ts";

/**
 * Changes whom replies by mail go to, in a conversation of either kind. Errors: forbidden, not_found;
 * invalid_request for an address that is ours: mail to it would come back.
 */
export async function setRecipients(
  caller: Caller,
  conversationId: string,
  { to, cc }: PutRecipientsBody,
): Promise<EmailThread> {
  requirePermission(caller, "conversation.reply");
  const workspaceId = caller.workspace.id;
  const where = { id: conversationId, ...memberScope(caller) };
  const conversation = await db().conversation.findFirst({
    where,
    select: { inbox: { select: { mailAccount: { select: { address: true } } } } },
  });
  if (!conversation) throw notFound("conversation");
  const ours = conversation.inbox.mailAccount?.address;
  for (const [field, people] of [["to", to] as const, ["cc", cc] as const]) {
    const index = people.findIndex(
      ({ address }) => address === ours || findOwnAddress([address]) !== null,
    );
    if (index >= 0) throw invalidField(`${field}.${index}.address`, "is an address of this inbox");
  }
  const thread = await db().emailThread.upsert({
    where: { conversationId },
    create: { conversationId, workspaceId, subject: "", to, cc },
    update: { to, cc },
    select: { subject: true },
  });
  announceConversation(workspaceId, conversationId);
  return { subject: thread.subject, to, cc };
}
