import { activitiesQuery } from "@linkdesk/contract/activities.ts";
import { expect, test } from "vitest";
import { createConversation, createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { blockContact } from "../actions/block-contact.ts";
import { db } from "../platform/db.ts";
import { answerMessage } from "./answer-message.ts";
import { assignConversation } from "./assign-conversation.ts";
import { listActivities } from "./list-activities.ts";
import { postTeamMessage, postVisitorMessage } from "./post-message.ts";
import { resolveConversation } from "./resolve-conversation.ts";
import { startConversation } from "./start-conversation.ts";

useDatabase();

const uuid = () => crypto.randomUUID();
const query = activitiesQuery.parse({});

test("the timeline says who assigned, resolved, reopened, rated and blocked, newest first", async () => {
  const { me, session, id } = await createConversation();
  await assignConversation(me, id, me.memberId);
  await resolveConversation(me, id);
  await postVisitorMessage(session, id, { clientId: uuid(), text: "One more thing" });
  const csat = { type: "csat" as const, body: { text: "How was it?" }, scale: 5 as const };
  const asked = await postTeamMessage(me, id, {
    clientId: uuid(),
    text: "",
    content: { type: "interactive", interactive: csat },
  });
  await answerMessage(session, id, asked.message.id, { rating: 4 });
  await blockContact(me, session.contact.id, true);
  const { items } = await listActivities(me, id, query);
  const member = { type: "member", id: me.memberId, name: me.name };
  const contact = { type: "contact", id: session.contact.id };
  expect(items).toMatchObject([
    { type: "contact.blocked", actor: member, afterSeq: null },
    { type: "conversation.rated", actor: contact, afterSeq: 4, rating: { value: 4, scale: 5 } },
    { type: "conversation.reopened", actor: contact, afterSeq: 1 },
    { type: "conversation.resolved", actor: member, afterSeq: 1 },
    { type: "conversation.assigned", assignee: { id: me.memberId, name: me.name } },
  ]);
});

test("every page is complete and none repeats an activity", async () => {
  const { me, id } = await createConversation();
  for (let i = 0; i < 7; i++) await assignConversation(me, id, i % 2 ? null : me.memberId);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listActivities(me, id, activitiesQuery.parse({ cursor, limit: 3 }));
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
});

test("a block is in the contact's other conversations too, but not in those of another contact", async () => {
  const { me, inboxId, session, id } = await createConversation();
  const body = { clientId: uuid(), text: "Another matter" };
  const second = (await startConversation(session, body)).conversation.id;
  const stranger = await createVisitor(inboxId);
  const foreign = (await startConversation(stranger, { ...body, clientId: uuid() })).conversation
    .id;
  await blockContact(me, session.contact.id, true);
  const typesIn = async (conversation: string) =>
    (await listActivities(me, conversation, query)).items.map(({ type }) => type);
  expect(await typesIn(id)).toEqual(["contact.blocked"]);
  expect(await typesIn(second)).toEqual(["contact.blocked"]);
  expect(await typesIn(foreign)).toEqual([]);
});

test("the name of a member who left is not shown, and what they did stays", async () => {
  const { me, id } = await createConversation();
  const other = await createTenant();
  const left = await db().member.create({
    data: { workspaceId: me.workspace.id, userId: other.me.userId, role: "agent" },
  });
  await assignConversation(me, id, left.id);
  await assignConversation({ ...me, memberId: left.id }, id, me.memberId);
  await db().member.delete({ where: { id: left.id } });
  const { items } = await listActivities(me, id, query);
  expect(items).toMatchObject([
    { actor: { id: null, name: "Former teammate" }, assignee: { name: me.name } },
    { actor: { name: me.name }, assignee: { name: "Former teammate" } },
  ]);
});

test("another workspace's conversation is not found, and a foreign cursor is named", async () => {
  const { me, id } = await createConversation();
  const other = await createTenant("Other");
  await expect(listActivities(other.me, id, query)).rejects.toMatchObject({ code: "not_found" });
  const foreign = activitiesQuery.parse({ cursor: "bm9uZQ" });
  await expect(listActivities(me, id, foreign)).rejects.toMatchObject({ code: "invalid_request" });
});
