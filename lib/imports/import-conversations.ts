import "server-only";
import { appendMessages } from "./append-messages.ts";
import { type NewConversation, rowsOf, writeConversations } from "./conversation-rows.ts";
import { readCounts } from "./import-counts.ts";
import type { StepContext, StepResult } from "./import-step.ts";
import { type Authors, findAuthors } from "./message-rows.ts";
import {
  CONVERSATION_BATCH,
  findExisting,
  findMessages,
  findPeople,
  MAX_CONVERSATION_MESSAGES,
  nextBatch,
  type Person,
  type SentConversation,
} from "./sent-conversations.ts";

/**
 * Imports the next conversations after an external id, with their messages and notes in the order of their times.
 * Everybody has read them, nobody waits in them, and no event is recorded: nothing happened now, so nobody is notified.
 * Of a conversation that is there already, only messages that are newer than its newest one are added.
 */
export async function importConversations(step: StepContext, after: string): Promise<StepResult> {
  const { batch, lastId } = await nextBatch(step, after);
  const result: StepResult = { lastId, counts: readCounts(null), problems: [] };
  const [authors, people, existing] = await Promise.all([
    findAuthors(step),
    findPeople(step, batch),
    findExisting(
      step,
      batch.map(({ record }) => record.id),
    ),
  ]);
  const fresh: NewConversation[] = [];
  for (const sent of batch) {
    const there = existing.get(sent.record.id);
    if (there) {
      await appendMessages(step, there, sent.messages, authors, result);
      continue;
    }
    const made = prepare(step, sent, people.get(sent.record.contactId), authors, result);
    if (made) fresh.push(made);
  }
  if (!step.isDryRun) await writeConversations(step, fresh);
  return result;
}

/** Imports the messages whose conversation is not among those that were sent: it may have come earlier. */
export async function importLooseMessages(step: StepContext, after: string): Promise<StepResult> {
  const { tx, importId } = step;
  const parents = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT message.parent_id AS id FROM import_records AS message
    WHERE message.import_id = ${importId}::uuid AND message.kind = 'message'
      AND message.parent_id > ${after}
      AND NOT EXISTS (
        SELECT 1 FROM import_records AS conversation
        WHERE conversation.import_id = message.import_id AND conversation.kind = 'conversation'
          AND conversation.parent_id = '' AND conversation.external_id = message.parent_id)
    ORDER BY 1 LIMIT ${CONVERSATION_BATCH}`;
  const ids = parents.map(({ id }) => id);
  const result: StepResult = {
    lastId: ids.length < CONVERSATION_BATCH ? null : (ids.at(-1) ?? null),
    counts: readCounts(null),
    problems: [],
  };
  if (ids.length === 0) return result;
  const [authors, existing] = await Promise.all([findAuthors(step), findExisting(step, ids)]);
  for (const id of ids) {
    const messages = (await findMessages(step, [id])).get(id) ?? [];
    const there = existing.get(id);
    if (there) {
      await appendMessages(step, there, messages, authors, result);
      continue;
    }
    const [first] = messages;
    result.counts.messages.failed += messages.length;
    result.problems.push({
      part: first?.part ?? null,
      line: first?.line ?? null,
      record: `message ${first?.record.id}`,
      field: "conversationId",
      message: `names the conversation ${id}, which was not sent and not imported before; send it, too`,
    });
  }
  return result;
}

/** The rows of a new conversation; null, with a problem, if it cannot be imported. */
function prepare(
  step: StepContext,
  { record, part, line, messages: all }: SentConversation,
  person: Person | undefined,
  authors: Authors,
  { counts, problems }: StepResult,
): NewConversation | null {
  const fail = (field: string, message: string) => {
    counts.conversations.failed++;
    counts.messages.failed += all.length;
    problems.push({ part, line, record: `conversation ${record.id}`, field, message });
    return null;
  };
  if (!person) {
    return fail(
      "contactId",
      `names the contact ${record.contactId}, who was not sent and not imported before; send the contact, too`,
    );
  }
  const sent = all.slice(0, MAX_CONVERSATION_MESSAGES);
  if (!sent.some(({ record: { type } }) => type === "message")) {
    return fail("messages", "has no messages; send them, too");
  }
  if (all.length > sent.length) {
    const limit = MAX_CONVERSATION_MESSAGES.toLocaleString("en");
    const message = `has more than ${limit} messages; the later ones are not imported`;
    problems.push({
      part,
      line,
      record: `conversation ${record.id}`,
      field: "messages",
      message,
    });
    counts.messages.failed++;
  }
  counts.conversations.created++;
  counts.messages.created += sent.length;
  return rowsOf(step, record, person, sent, authors);
}
