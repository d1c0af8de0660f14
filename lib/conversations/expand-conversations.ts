import "server-only";
import type {
  ConversationListItem,
  ExpandedConversation,
  Expansion,
  Message,
} from "@linkdesk/contract/conversations.ts";
import { MESSAGE_PAGE_SIZE } from "@linkdesk/contract/limits.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope } from "../access/scope.ts";
import { contactSelect, serializeContact } from "../contacts/serialize-contact.ts";
import { db } from "../platform/db.ts";
import { listMessages } from "./list-messages.ts";
import { messageSelect, serializeMessage } from "./serialize-conversation.ts";

/**
 * Adds what a caller asked for beside conversations that they may read: one query for each expansion, whatever the
 * number of conversations. `messages` is for one conversation. Errors: forbidden, for a key without the scope of it.
 */
export async function withExpanded<T extends ConversationListItem>(
  caller: Caller,
  items: T[],
  expansions: readonly Expansion[],
): Promise<T[]> {
  if (expansions.length === 0) return items;
  const wanted = [...new Set(expansions)];
  const added = await Promise.all(wanted.map((name) => EXPANSIONS[name](caller, items)));
  return items.map((item) => ({
    ...item,
    expanded: Object.assign({}, ...added.map((of) => of(item))) as ExpandedConversation,
  }));
}

/** What is added to one of the conversations. */
type Added = (item: ConversationListItem) => ExpandedConversation;
type Expand = (caller: Caller, items: readonly ConversationListItem[]) => Promise<Added>;

const EXPANSIONS = {
  contact: async (caller, items) => {
    requirePermission(caller, "contact.read");
    const ids = items.map(({ contact }) => contact.id);
    const where = { id: { in: ids }, workspaceId: caller.workspace.id };
    const rows = await db().contact.findMany({ where, select: contactSelect });
    const byId = new Map(rows.map((row) => [row.id, serializeContact(row)]));
    return ({ contact }) => {
      const found = byId.get(contact.id);
      return found ? { contact: found } : {};
    };
  },
  assignee: async (caller, items) => {
    requirePermission(caller, "member.read");
    const ids = items.flatMap(({ assignee }) => assignee?.id ?? []);
    const rows = await db().member.findMany({
      where: { id: { in: ids }, workspaceId: caller.workspace.id },
      select: { id: true, role: true, user: { select: { name: true, email: true } } },
    });
    const byId = new Map(rows.map(({ user, ...row }) => [row.id, { ...row, ...user }]));
    return ({ assignee }) => ({ assignee: (assignee && byId.get(assignee.id)) ?? null });
  },
  lastMessage: async (caller, items) => {
    const newest = items.map(({ id, lastSeq }) => ({ conversationId: id, seq: lastSeq }));
    const rows = await db().message.findMany({
      where: { OR: newest, workspaceId: caller.workspace.id },
      select: { ...messageSelect, conversationId: true },
    });
    const contacts = new Map(items.map(({ id, contact }) => [id, contact]));
    const byId = new Map<string, Message>();
    for (const row of rows) {
      const contact = contacts.get(row.conversationId);
      if (contact) byId.set(row.conversationId, serializeMessage(row, contact));
    }
    return ({ id }) => ({ lastMessage: byId.get(id) ?? null });
  },
  messages: async (caller, [item]) => {
    if (!item) return () => ({});
    const query = { limit: MESSAGE_PAGE_SIZE };
    const messages = await listMessages(memberScope(caller), item.id, query);
    return () => ({ messages });
  },
} satisfies Record<Expansion, Expand>;
