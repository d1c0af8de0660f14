import "server-only";
import {
  type CardRequest,
  contactCard,
  type PressedCardButton,
  type ShownContactCard,
} from "@linkdesk/contract/contact-card.ts";
import { CONTACT_CARD_FRESH_MS } from "@linkdesk/contract/limits.ts";
import { isKey, type RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope } from "../access/scope.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { contactTarget } from "../contacts/audit-target.ts";
import { displayName } from "../contacts/display-name.ts";
import { notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { askCardServer, type CardAnswer } from "./ask-card-server.ts";
import { agentOf } from "./card-agent.ts";
import { type CardSource, sourceSelect } from "./card-source.ts";

type Read = { refresh: boolean; now?: Date };

const NO_CARD: ShownContactCard = { title: null, card: null, fetchedAt: null, error: null };

/**
 * The card about a conversation's contact, as the business's server answers this reader: from the last minute, or
 * asked for anew. For the team only. Errors: forbidden, not_found. A server that does not answer is no error: the
 * answer says so.
 */
export async function getContactCard(
  caller: RecordedCaller,
  conversationId: string,
  { refresh, now = new Date() }: Read,
): Promise<ShownContactCard> {
  requirePermission(caller, "contact.read");
  const conversation = await findConversation(caller, conversationId);
  const source = await findSource(caller);
  if (!source) return NO_CARD;
  const key = keyOf(caller, conversation.contact.id);
  const kept = refresh ? null : await findKept(key, now);
  if (kept) return { ...NO_CARD, title: source.title, ...kept };
  const answer = await askCardServer(source, requestOf(caller, conversation, now));
  await keep(key, answer, now);
  return shown(source, answer, now);
}

/**
 * Tells the business's server that a button was pressed, once; its answer is the new card. Errors: forbidden;
 * not_found, also when no server fills cards.
 */
export async function pressCardButton(
  caller: RecordedCaller,
  conversationId: string,
  buttonId: string,
  now = new Date(),
): Promise<PressedCardButton> {
  requirePermission(caller, "contact.edit");
  const conversation = await findConversation(caller, conversationId);
  const source = await findSource(caller);
  if (!source) throw notFound("contact card");
  const contactId = conversation.contact.id;
  // Before it is sent: what was done there is on record, whatever becomes of the answer.
  await recordAudit(db(), caller, {
    action: "contact.card_button_pressed",
    target: contactTarget(contactId),
    changes: { button: [null, buttonId] },
  });
  const request = requestOf(caller, conversation, now);
  const answer = await askCardServer(source, {
    event: "contact_card.button_pressed",
    data: { ...request.data, buttonId },
  });
  // What the others were shown is from before.
  await db().contactCardAnswer.deleteMany({
    where: { contactId, workspaceId: caller.workspace.id },
  });
  await keep(keyOf(caller, contactId), answer, now);
  return { ...shown(source, answer, now), message: answer.message };
}

const conversationSelect = {
  id: true,
  inboxId: true,
  contact: {
    select: { id: true, externalUserId: true, name: true, email: true, attributes: true },
  },
} as const satisfies Prisma.ConversationSelect;
type Conversation = Prisma.ConversationGetPayload<{ select: typeof conversationSelect }>;

async function findConversation(caller: RecordedCaller, id: string): Promise<Conversation> {
  const where = { id, ...memberScope(caller) };
  const row = await db().conversation.findFirst({ where, select: conversationSelect });
  if (!row) throw notFound("conversation");
  return row;
}

function findSource(caller: RecordedCaller): Promise<CardSource | null> {
  const where = { workspaceId: caller.workspace.id, enabled: true };
  return db().contactCardSource.findFirst({ where, select: sourceSelect });
}

function requestOf(
  caller: RecordedCaller,
  { id, inboxId, contact }: Conversation,
  now: Date,
): CardRequest {
  const attributes = contact.attributes as CardRequest["data"]["contact"]["attributes"];
  return {
    event: "contact_card.requested",
    data: {
      isTest: false,
      conversationId: id,
      channelId: inboxId,
      contact: { ...contact, name: displayName(contact), attributes },
      agent: agentOf(caller),
      timestamp: now.toISOString(),
    },
  };
}

type Key = { workspaceId: string; contactId: string; readerId: string };

const keyOf = (caller: RecordedCaller, contactId: string): Key => ({
  workspaceId: caller.workspace.id,
  contactId,
  readerId: isKey(caller) ? caller.keyId : caller.memberId,
});

async function findKept(key: Key, now: Date) {
  const since = new Date(now.getTime() - CONTACT_CARD_FRESH_MS);
  const row = await db().contactCardAnswer.findFirst({
    where: { ...key, fetchedAt: { gt: since } },
    select: { card: true, fetchedAt: true },
  });
  if (!row) return null;
  // What an earlier version kept is asked for again.
  const { data: card } = contactCard.safeParse(row.card);
  return card ? { card, fetchedAt: row.fetchedAt.toISOString() } : null;
}

async function keep(key: Key, { card }: CardAnswer, fetchedAt: Date): Promise<void> {
  const { workspaceId, contactId, readerId } = key;
  if (!card) {
    await db().contactCardAnswer.deleteMany({ where: key });
    return;
  }
  // Nothing, if the contact has been deleted while the server was asked.
  await db().$executeRaw`
    INSERT INTO contact_card_answers (contact_id, reader_id, workspace_id, card, fetched_at)
    SELECT id, ${readerId}::uuid, workspace_id, ${JSON.stringify(card)}::jsonb, ${fetchedAt}
    FROM contacts WHERE id = ${contactId}::uuid AND workspace_id = ${workspaceId}::uuid FOR KEY SHARE
    ON CONFLICT (contact_id, reader_id) DO UPDATE
      SET card = excluded.card, fetched_at = excluded.fetched_at`;
}

const shown = (
  { title }: CardSource,
  { card, error }: CardAnswer,
  now: Date,
): ShownContactCard => ({
  ...{ title, card, error },
  fetchedAt: now.toISOString(),
});
