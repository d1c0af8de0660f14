import type { BulkActionsBody, RanBulkActions } from "@linkdesk/contract/bulk-actions.ts";
import { bulkActionsBody } from "@linkdesk/contract/bulk-actions.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { viewFilter } from "@linkdesk/contract/conversation-views.ts";
import { BULK_SIZE } from "@linkdesk/contract/limits.ts";
import { MAX_CONVERSATION_TAGS } from "@linkdesk/contract/tags.ts";
import { beforeEach, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { countMatching } from "../conversations/count-matching.ts";
import { getConversation } from "../conversations/get-conversation.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { db } from "../platform/db.ts";
import { createTag } from "../tags/create-tag.ts";
import { createTeam } from "../teams/create-team.ts";
import { runActions } from "./run-actions.ts";
import { runBulkActions } from "./run-bulk-actions.ts";

useDatabase();

const NEXT_YEAR = new Date(Date.now() + 365 * 24 * 60 * 60 * 1_000).toISOString();
const SOME = 7;

let me: Actor;
let inboxId: string;
let ids: string[];

beforeEach(async () => {
  ({ me, inboxId } = await createTenant());
  ids = [];
  for (let i = 0; i < SOME; i++) ids.push(await start(inboxId));
});

async function start(inbox: string): Promise<string> {
  const body = { clientId: crypto.randomUUID(), text: "Hello" };
  return (await startConversation(await createVisitor(inbox), body)).conversation.id;
}

async function statesOf(of: readonly string[]) {
  return Promise.all(
    of.map(async (id) => {
      const { status, assignee, unread, contact, ...more } = await getConversation(me, id);
      const { team, priority, tagIds, snoozedUntil, conversationAttributes } = more;
      const { isBlocked } = contact;
      const state = { status, assignee, unread, isBlocked, team, priority, tagIds, snoozedUntil };
      return { ...state, conversationAttributes };
    }),
  );
}

const undo = (ran: RanBulkActions) => runBulkActions(me, { changes: ran.undo });

/** Runs actions on all that match, request by request, as a client does. */
async function runAll(body: BulkActionsBody, between?: (round: number) => Promise<void>) {
  const answers: RanBulkActions[] = [];
  let cursor: string | undefined;
  do {
    const ran = await runBulkActions(me, { ...body, cursor });
    answers.push(ran);
    cursor = ran.nextCursor ?? undefined;
    await between?.(answers.length);
  } while (cursor);
  return answers;
}

test.each<[string, ConversationAction[], ConversationAction[]]>([
  ["assign", [], [{ type: "assign", assigneeId: "me" }]],
  ["unassign", [{ type: "assign", assigneeId: "me" }], [{ type: "assign", assigneeId: null }]],
  ["assign_team", [], [{ type: "assign_team", teamId: "sales" }]],
  ["add_tag", [], [{ type: "add_tag", tagId: "billing" }]],
  [
    "remove_tag",
    [{ type: "add_tag", tagId: "billing" }],
    [{ type: "remove_tag", tagId: "billing" }],
  ],
  ["set_priority", [], [{ type: "set_priority", priority: "urgent" }]],
  ["set_attribute", [], [{ type: "set_attribute", key: "order", value: "A-7" }]],
  ["snooze", [], [{ type: "snooze", until: NEXT_YEAR }]],
  ["resolve", [], [{ type: "resolve" }]],
  ["reopen", [{ type: "resolve" }], [{ type: "reopen" }]],
  ["mark_read", [], [{ type: "mark_read" }]],
  ["mark_unread", [{ type: "mark_read" }], [{ type: "mark_unread" }]],
  ["block", [], [{ type: "block" }]],
  ["unblock", [{ type: "block" }], [{ type: "unblock" }]],
  ["block and resolve", [], [{ type: "block" }, { type: "resolve" }]],
])("%s runs on many conversations, and its undo takes it back", async (_name, first, actions) => {
  const tag = await createTag(me, { name: "Billing", color: "gray" });
  const team = await createTeam(me, { name: "Sales", memberIds: [] });
  const real = (list: ConversationAction[]) =>
    list.map((action) => {
      if (action.type === "assign" && action.assigneeId) {
        return { ...action, assigneeId: me.memberId };
      }
      if (action.type === "assign_team") return { ...action, teamId: team.id };
      return "tagId" in action ? { ...action, tagId: tag.id } : action;
    });
  if (first.length > 0) await runBulkActions(me, { changes: [{ ids, actions: real(first) }] });
  // One of them is different from the beginning.
  await runActions(me, ids[0] ?? "", [{ type: "set_priority", priority: "low" }]);
  const before = await statesOf(ids);
  const ran = await runBulkActions(me, { changes: [{ ids, actions: real(actions) }] });
  expect(ran).toMatchObject({ changed: SOME, unchanged: 0, skipped: [], nextCursor: null });
  for (const [i, state] of (await statesOf(ids)).entries()) expect(state).not.toEqual(before[i]);
  expect(await undo(ran)).toMatchObject({ changed: SOME, skipped: [] });
  expect(await statesOf(ids)).toEqual(before);
});

test("each changed conversation has its event, and one that is so already has none", async () => {
  await runActions(me, ids[0] ?? "", [{ type: "resolve" }]);
  const ran = await runBulkActions(me, { changes: [{ ids, actions: [{ type: "resolve" }] }] });
  expect(ran).toMatchObject({ changed: SOME - 1, unchanged: 1 });
  const where = { conversationId: { in: ids }, type: "conversation.resolved" };
  expect(await db().event.count({ where })).toBe(SOME);
});

test("undoing leaves alone what somebody has changed in the meantime, and says so", async () => {
  const ran = await runBulkActions(me, { changes: [{ ids, actions: [{ type: "resolve" }] }] });
  const [reopened = "", deleted = ""] = ids;
  await runActions(me, reopened, [{ type: "snooze", until: null }]);
  await db().conversation.delete({ where: { id: deleted } });
  const back = await undo(ran);
  expect(back.changed).toBe(SOME - 2);
  expect(back.skipped).toEqual([
    { conversationId: reopened, reason: "changed" },
    { conversationId: deleted, reason: "not_found" },
  ]);
  expect((await getConversation(me, reopened)).status).toBe("snoozed");
});

test("undoing gives each conversation back what it had", async () => {
  const [first = "", second = ""] = ids;
  await runActions(me, first, [{ type: "set_priority", priority: "low" }]);
  await runActions(me, second, [{ type: "set_priority", priority: "high" }]);
  const before = await statesOf(ids);
  const actions: ConversationAction[] = [{ type: "set_priority", priority: "urgent" }];
  const ran = await runBulkActions(me, { changes: [{ ids, actions }] });
  expect(ran.undo).toHaveLength(3);
  await undo(ran);
  expect(await statesOf(ids)).toEqual(before);
});

test("another workspace's conversations are not found, and stay as they are", async () => {
  const stranger = await createTenant("Other");
  const theirs = await start(stranger.inboxId);
  const types = ["resolve", "block", "mark_read", "mark_unread"] as const;
  for (const type of types) {
    const ran = await runBulkActions(me, { changes: [{ ids: [theirs], actions: [{ type }] }] });
    expect(ran, type).toEqual({
      ...{ changed: 0, unchanged: 0, undo: [], nextCursor: null },
      skipped: [{ conversationId: theirs, reason: "not_found" }],
    });
  }
  const everything = { match: "all" as const, conditions: [] };
  await runAll({ filter: everything, actions: [{ type: "resolve" }] });
  expect((await getConversation(stranger.me, theirs)).status).toBe("open");
  expect((await countMatching(stranger.me, { filter: viewFilter("all") })).count).toBe(1);
  const contact = await db().contact.findFirst({
    where: { workspaceId: stranger.me.workspace.id },
  });
  expect(contact?.blockedAt).toBeNull();
});

test("what is refused changes nothing: neither a foreign tag nor what came before it", async () => {
  const stranger = await createTenant("Other");
  const tag = await createTag(stranger.me, { name: "Theirs", color: "red" });
  const before = await statesOf(ids);
  const actions: ConversationAction[] = [{ type: "resolve" }, { type: "add_tag", tagId: tag.id }];
  const changes = [
    { ids: ids.slice(0, 2), actions: [{ type: "block" } as const] },
    { ids: ids.slice(2), actions },
  ];
  await expect(runBulkActions(me, { changes })).rejects.toMatchObject({
    errors: [{ field: "tagId" }],
  });
  expect(await statesOf(ids)).toEqual(before);
});

test("a conversation without room for another tag is left alone, and the others get it", async () => {
  const tags = await Promise.all(
    Array.from({ length: MAX_CONVERSATION_TAGS + 1 }, (_, i) =>
      createTag(me, { name: `Tag ${i}`, color: "gray" }),
    ),
  );
  const [full = ""] = ids;
  for (const tag of tags.slice(1)) await runActions(me, full, [{ type: "add_tag", tagId: tag.id }]);
  const actions: ConversationAction[] = [{ type: "add_tag", tagId: tags[0]?.id ?? "" }];
  const ran = await runBulkActions(me, { changes: [{ ids, actions }] });
  expect(ran).toMatchObject({ changed: SOME - 1, unchanged: 0 });
  expect(ran.skipped).toEqual([{ conversationId: full, reason: "too_many_tags" }]);
});

test.each<[string, object, string]>([
  ["nothing", {}, "filter"],
  ["a filter without actions", { filter: { match: "all", conditions: [] } }, "actions"],
  ["no changes", { changes: [] }, "changes"],
  ["no ids", { changes: [{ ids: [], actions: [{ type: "resolve" }] }] }, "changes"],
  ["an id that is none", { changes: [{ ids: ["x"], actions: [{ type: "resolve" }] }] }, "changes"],
  [
    "an action that there is not",
    { changes: [{ ids: [crypto.randomUUID()], actions: [{ type: "explode" }] }] },
    "changes",
  ],
  [
    "both ways at once",
    {
      changes: [{ ids: [crypto.randomUUID()], actions: [{ type: "resolve" }] }],
      actions: [{ type: "resolve" }],
    },
    "actions",
  ],
  [
    "too many ids in all",
    {
      changes: Array.from({ length: 2 }, () => ({
        ids: Array.from({ length: BULK_SIZE }, () => crypto.randomUUID()),
        actions: [{ type: "resolve" }],
      })),
    },
    "changes",
  ],
])("a body with %s is refused, and its field is named", (_name, body, field) => {
  const { error } = bulkActionsBody.safeParse(body);
  expect(error?.issues.map(({ path }) => path[0])).toContain(field);
});

test("a cursor of nobody's is refused", async () => {
  const body = { filter: viewFilter("all"), actions: [{ type: "resolve" } as const], cursor: "x" };
  await expect(runBulkActions(me, body)).rejects.toMatchObject({ errors: [{ field: "cursor" }] });
});

test("2,000 conversations are resolved in ten requests while one is assigned, and one undo brings them back", async () => {
  const count = 2_000;
  const workspaceId = me.workspace.id;
  await db().$executeRaw`
    WITH people AS (
      INSERT INTO contacts (id, workspace_id)
      SELECT gen_random_uuid(), ${workspaceId}::uuid FROM generate_series(1, ${count - SOME}::int)
      RETURNING id
    )
    INSERT INTO conversations (id, workspace_id, inbox_id, contact_id, client_id, last_message_at)
    SELECT gen_random_uuid(), ${workspaceId}::uuid, ${inboxId}::uuid, id, gen_random_uuid(),
      now() - row_number() OVER () * interval '1 minute' FROM people`;
  const filter = viewFilter("unassigned");
  expect(await countMatching(me, { filter })).toEqual({ count });
  const oldest = await db().conversation.findFirstOrThrow({
    where: { workspaceId },
    orderBy: { lastMessageAt: "asc" },
  });
  const answers = await runAll({ filter, actions: [{ type: "resolve" }] }, async (round) => {
    if (round === 3) await runActions(me, oldest.id, [{ type: "assign", assigneeId: me.memberId }]);
  });
  expect(answers).toHaveLength(count / BULK_SIZE);
  expect(answers.reduce((sum, { changed }) => sum + changed, 0)).toBe(count - 1);
  expect(await db().conversation.count({ where: { workspaceId, status: "resolved" } })).toBe(
    count - 1,
  );
  // Two are open again before the undo, which leaves them alone.
  const [first = "", second = ""] = ids;
  for (const id of [first, second]) await runActions(me, id, [{ type: "reopen" }]);
  let skipped = 0;
  for (const answer of answers) skipped += (await undo(answer)).skipped.length;
  expect(skipped).toBe(2);
  expect(await db().conversation.count({ where: { workspaceId, status: "open" } })).toBe(count);
}, 60_000);
