import "server-only";
import type { ImportConversation, ImportMessage } from "@linkdesk/contract/import-records.ts";
import { uuidOf } from "../platform/uuid.ts";
import type { StepContext } from "./import-step.ts";

export const CONVERSATION_BATCH = 50;
/** Of a batch, unless its first conversation alone has more. */
const MAX_MESSAGES = 2_000;
/** Of one conversation: the rest is listed as a problem. */
export const MAX_CONVERSATION_MESSAGES = 20_000;

export type Sent<T> = { record: T; part: number; line: number };
export type SentConversation = Sent<ImportConversation> & { messages: Sent<ImportMessage>[] };
export type Person = { id: string; name: string | null; email: string | null };
/** `known`: the client ids of its messages and notes. */
export type Existing = { id: string; lastSeq: number; lastMessageAt: Date; known: Set<string> };

/** The next conversations after an external id, with their messages. `lastId` is null if there are no more. */
export async function nextBatch({ tx, importId }: StepContext, after: string) {
  const rows = await tx.importRecord.findMany({
    where: { importId, kind: "conversation", parentId: "", externalId: { gt: after } },
    orderBy: { externalId: "asc" },
    take: CONVERSATION_BATCH,
    select: { externalId: true, part: true, line: true, data: true },
  });
  const counted = await tx.importRecord.groupBy({
    by: ["parentId"],
    where: { importId, kind: "message", parentId: { in: rows.map((row) => row.externalId) } },
    _count: true,
  });
  const counts = new Map(counted.map(({ parentId, _count }) => [parentId, _count]));
  let total = 0;
  const chosen = rows.filter(({ externalId }, at) => {
    total += counts.get(externalId) ?? 0;
    return at === 0 || total <= MAX_MESSAGES;
  });
  const messages = await findMessages(
    { tx, importId },
    chosen.map(({ externalId }) => externalId),
  );
  const batch: SentConversation[] = chosen.map(({ externalId, part, line, data }) => {
    const record = data as ImportConversation;
    return { record, part, line, messages: messages.get(externalId) ?? [] };
  });
  const isAll = rows.length < CONVERSATION_BATCH && chosen.length === rows.length;
  return { batch, lastId: isAll ? null : (chosen.at(-1)?.externalId ?? null) };
}

/**
 * The messages of conversations in the order of their times; at the same time, in that of the file. All of them, or of
 * one conversation one more than may be imported, which tells that there are more.
 */
export async function findMessages(
  { tx, importId }: Pick<StepContext, "tx" | "importId">,
  parentIds: string[],
): Promise<Map<string, Sent<ImportMessage>[]>> {
  const rows = await tx.importRecord.findMany({
    where: { importId, kind: "message", parentId: { in: parentIds } },
    orderBy: [{ parentId: "asc" }, { at: "asc" }, { part: "asc" }, { place: "asc" }],
    take: MAX_CONVERSATION_MESSAGES + 1,
    select: { parentId: true, part: true, line: true, data: true },
  });
  const byParent = new Map<string, Sent<ImportMessage>[]>();
  for (const { parentId, part, line, data } of rows) {
    const messages = byParent.get(parentId) ?? [];
    messages.push({ record: data as ImportMessage, part, line });
    byParent.set(parentId, messages);
  }
  return byParent;
}

/** The contacts of the batch, by their external id. In a dry run, also those that the import would create. */
export async function findPeople(step: StepContext, batch: SentConversation[]) {
  const { tx, workspaceId, origin, importId } = step;
  const externalId = { in: batch.map(({ record }) => record.contactId) };
  const origins = await tx.importOrigin.findMany({
    where: { workspaceId, source: origin, kind: "contact", externalId },
    select: {
      externalId: true,
      contact: { select: { id: true, name: true, email: true, deleteRequestedAt: true } },
    },
  });
  const people = new Map<string, Person>();
  for (const { externalId: id, contact } of origins) {
    if (contact && contact.deleteRequestedAt === null) people.set(id, contact);
  }
  if (!step.isDryRun) return people;
  const waiting = await tx.importRecord.findMany({
    where: { importId, kind: "contact", parentId: "", externalId },
    select: { externalId: true },
  });
  for (const { externalId: id } of waiting) {
    if (!people.has(id)) people.set(id, { id: uuidOf(id), name: null, email: null });
  }
  return people;
}

/** The conversations that were imported before, by their external id; locked, so that nobody posts meanwhile. */
export async function findExisting(
  { tx, workspaceId, origin }: StepContext,
  externalIds: string[],
): Promise<Map<string, Existing>> {
  const origins = await tx.importOrigin.findMany({
    where: { workspaceId, source: origin, kind: "conversation", externalId: { in: externalIds } },
    select: { externalId: true, conversationId: true },
  });
  const ids = origins.flatMap(({ conversationId }) => conversationId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<Omit<Existing, "known">[]>`
    SELECT id, last_seq AS "lastSeq", last_message_at AS "lastMessageAt" FROM conversations
    WHERE id = ANY(${ids}::uuid[]) AND workspace_id = ${workspaceId}::uuid
    ORDER BY id FOR UPDATE`;
  const where = { conversationId: { in: ids }, clientId: { not: null } };
  const select = { conversationId: true, clientId: true } as const;
  const [messages, notes] = await Promise.all([
    tx.message.findMany({ where, select }),
    tx.note.findMany({ where: { conversationId: { in: ids } }, select }),
  ]);
  const known = new Map(rows.map(({ id }) => [id, new Set<string>()]));
  for (const { conversationId, clientId } of [...messages, ...notes]) {
    if (clientId) known.get(conversationId)?.add(clientId);
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    origins.flatMap(({ externalId, conversationId }) => {
      const row = byId.get(conversationId ?? "");
      return row ? [[externalId, { ...row, known: known.get(row.id) ?? new Set<string>() }]] : [];
    }),
  );
}
