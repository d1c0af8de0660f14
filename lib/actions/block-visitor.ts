import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Actor } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { blockContact } from "./block-contact.ts";

/** Blocks the conversation's contact. Errors: forbidden, not_found. */
export async function blockVisitor(actor: Actor, id: string): Promise<ConversationAction | null> {
  const isChanged = await blockContact(actor, await findContact(actor, id), true);
  return isChanged ? { type: "unblock" } : null;
}

/** Lets the conversation's contact write again. Errors: forbidden, not_found. */
export async function unblockVisitor(actor: Actor, id: string): Promise<ConversationAction | null> {
  const isChanged = await blockContact(actor, await findContact(actor, id), false);
  return isChanged ? { type: "block" } : null;
}

async function findContact(actor: Actor, id: string): Promise<string> {
  const where = { id, ...memberScope(actor) };
  const found = await db().conversation.findFirst({ where, select: { contactId: true } });
  if (!found) throw notFound("conversation");
  return found.contactId;
}
