import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { blockContact } from "./block-contact.ts";

/** The action `block`: `blockContact` for the conversation's contact. Errors: forbidden, not_found. */
export async function blockVisitor(
  caller: RecordedCaller,
  id: string,
): Promise<ConversationAction | null> {
  const isChanged = await blockContact(caller, await findContact(caller, id), true);
  return isChanged ? { type: "unblock" } : null;
}

/** The action `unblock`: lets the conversation's contact write again. Errors: forbidden, not_found. */
export async function unblockVisitor(
  caller: RecordedCaller,
  id: string,
): Promise<ConversationAction | null> {
  const isChanged = await blockContact(caller, await findContact(caller, id), false);
  return isChanged ? { type: "block" } : null;
}

async function findContact(caller: RecordedCaller, id: string): Promise<string> {
  const where = { id, ...memberScope(caller) };
  const found = await db().conversation.findFirst({ where, select: { contactId: true } });
  if (!found) throw notFound("conversation");
  return found.contactId;
}
