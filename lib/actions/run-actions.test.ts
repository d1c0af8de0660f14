import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { expect, test } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { getConversation } from "../conversations/get-conversation.ts";
import { db } from "../platform/db.ts";
import { runActions } from "./run-actions.ts";

useDatabase();

/** What actions change, and nothing that only time changes. */
async function stateOf(me: Actor, id: string) {
  const { status, assignee, unread, contact } = await getConversation(me, id);
  return { status, assignee, unread, isBlocked: contact.isBlocked };
}

test.each<[string, ConversationAction[], ConversationAction[]]>([
  ["assign", [], [{ type: "assign", assigneeId: "me" }]],
  ["unassign", [{ type: "assign", assigneeId: "me" }], [{ type: "assign", assigneeId: null }]],
  ["resolve", [], [{ type: "resolve" }]],
  ["reopen", [{ type: "resolve" }], [{ type: "reopen" }]],
  ["mark_read", [], [{ type: "mark_read" }]],
  ["mark_unread", [{ type: "mark_read" }], [{ type: "mark_unread" }]],
  ["block", [], [{ type: "block" }]],
  ["unblock", [{ type: "block" }], [{ type: "unblock" }]],
  ["assign and resolve", [], [{ type: "assign", assigneeId: "me" }, { type: "resolve" }]],
])("%s is undone by what it returns", async (_name, first, actions) => {
  const { me, id } = await createConversation();
  const forMe = (list: ConversationAction[]) =>
    list.map((action) =>
      action.type === "assign" && action.assigneeId
        ? { ...action, assigneeId: me.memberId }
        : action,
    );
  if (first.length > 0) await runActions(me, id, forMe(first));
  const before = await stateOf(me, id);
  const { undo } = await runActions(me, id, forMe(actions));
  expect(await stateOf(me, id)).not.toEqual(before);
  expect(undo).toHaveLength(actions.length);
  await runActions(me, id, undo);
  expect(await stateOf(me, id)).toEqual(before);
});

test("an action that changes nothing has nothing to undo", async () => {
  const { me, id } = await createConversation();
  const again: ConversationAction[] = [
    { type: "assign", assigneeId: null },
    { type: "reopen" },
    { type: "unblock" },
    { type: "mark_unread" },
  ];
  expect((await runActions(me, id, again)).undo).toEqual([]);
});

test("if one action fails, those before it are undone", async () => {
  const { me, id } = await createConversation();
  const before = await stateOf(me, id);
  const stranger = await createTenant("Other");
  const run = runActions(me, id, [
    { type: "resolve" },
    { type: "assign", assigneeId: stranger.me.memberId },
  ]);
  await expect(run).rejects.toMatchObject({ code: "invalid_request" });
  expect(await stateOf(me, id)).toEqual(before);
});

test("no action works on another workspace's conversation", async () => {
  const { id } = await createConversation();
  const { me: stranger } = await createTenant("Other");
  const types = ["resolve", "reopen", "mark_read", "mark_unread", "block", "unblock"] as const;
  const actions: ConversationAction[] = [
    ...types.map((type) => ({ type })),
    { type: "assign", assigneeId: null },
  ];
  for (const action of actions) {
    await expect(runActions(stranger, id, [action]), action.type).rejects.toMatchObject({
      code: "not_found",
    });
  }
  expect(await db().event.count({ where: { conversationId: id, inTimeline: true } })).toBe(0);
});
