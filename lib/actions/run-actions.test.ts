import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { MAX_CONVERSATION_TAGS } from "@linkdesk/contract/tags.ts";
import { expect, test } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { getConversation } from "../conversations/get-conversation.ts";
import { db } from "../platform/db.ts";
import { createTag } from "../tags/create-tag.ts";
import { createTeam } from "../teams/create-team.ts";
import { runActions } from "./run-actions.ts";

useDatabase();

const NEXT_YEAR = new Date(Date.now() + 365 * 24 * 60 * 60 * 1_000).toISOString();

/** What actions change, and nothing that only time changes. */
async function stateOf(me: Actor, id: string) {
  const { status, assignee, unread, contact, ...more } = await getConversation(me, id);
  const { team, priority, tagIds, snoozedUntil, conversationAttributes } = more;
  const isBlocked = contact.isBlocked;
  const state = { status, assignee, unread, isBlocked, team, priority, tagIds, snoozedUntil };
  return { ...state, conversationAttributes };
}

test.each<[string, ConversationAction[], ConversationAction[]]>([
  ["assign", [], [{ type: "assign", assigneeId: "me" }]],
  ["unassign", [{ type: "assign", assigneeId: "me" }], [{ type: "assign", assigneeId: null }]],
  ["resolve", [], [{ type: "resolve" }]],
  ["reopen", [{ type: "resolve" }], [{ type: "reopen" }]],
  ["resolve a snoozed one", [{ type: "snooze", until: NEXT_YEAR }], [{ type: "resolve" }]],
  ["snooze", [], [{ type: "snooze", until: NEXT_YEAR }]],
  ["snooze until the contact writes", [], [{ type: "snooze", until: null }]],
  ["snooze a resolved one", [{ type: "resolve" }], [{ type: "snooze", until: null }]],
  [
    "snooze until another time",
    [{ type: "snooze", until: null }],
    [{ type: "snooze", until: NEXT_YEAR }],
  ],
  ["end a snooze", [{ type: "snooze", until: NEXT_YEAR }], [{ type: "reopen" }]],
  ["set_priority", [], [{ type: "set_priority", priority: "urgent" }]],
  [
    "remove the priority",
    [{ type: "set_priority", priority: "low" }],
    [{ type: "set_priority", priority: null }],
  ],
  ["assign_team", [], [{ type: "assign_team", teamId: "sales" }]],
  [
    "take from a team",
    [{ type: "assign_team", teamId: "sales" }],
    [{ type: "assign_team", teamId: null }],
  ],
  ["add_tag", [], [{ type: "add_tag", tagId: "billing" }]],
  [
    "remove_tag",
    [{ type: "add_tag", tagId: "billing" }],
    [{ type: "remove_tag", tagId: "billing" }],
  ],
  ["set_attribute", [], [{ type: "set_attribute", key: "order", value: "A-7" }]],
  [
    "change an attribute",
    [{ type: "set_attribute", key: "seats", value: 3 }],
    [{ type: "set_attribute", key: "seats", value: 4.5 }],
  ],
  [
    "remove an attribute",
    [{ type: "set_attribute", key: "is_paid", value: false }],
    [{ type: "set_attribute", key: "is_paid", value: null }],
  ],
  ["mark_read", [], [{ type: "mark_read" }]],
  ["mark_unread", [{ type: "mark_read" }], [{ type: "mark_unread" }]],
  ["block", [], [{ type: "block" }]],
  ["unblock", [{ type: "block" }], [{ type: "unblock" }]],
  ["assign and resolve", [], [{ type: "assign", assigneeId: "me" }, { type: "resolve" }]],
])("%s is undone by what it returns", async (_name, first, actions) => {
  const { me, id } = await createConversation();
  const tag = await createTag(me, { name: "Billing", color: "gray" });
  const team = await createTeam(me, { name: "Sales", memberIds: [] });
  const forMe = (list: ConversationAction[]) =>
    list.map((action) => {
      if (action.type === "assign" && action.assigneeId) {
        return { ...action, assigneeId: me.memberId };
      }
      if (action.type === "assign_team" && action.teamId) return { ...action, teamId: team.id };
      return "tagId" in action ? { ...action, tagId: tag.id } : action;
    });
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
    { type: "assign_team", teamId: null },
    { type: "set_priority", priority: null },
    { type: "set_attribute", key: "order", value: null },
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
  const tag = await createTag(stranger, { name: "Theirs", color: "red" });
  const types = ["resolve", "reopen", "mark_read", "mark_unread", "block", "unblock"] as const;
  const actions: ConversationAction[] = [
    ...types.map((type) => ({ type })),
    { type: "assign", assigneeId: null },
    { type: "assign_team", teamId: null },
    { type: "set_priority", priority: "high" },
    { type: "set_attribute", key: "order", value: "A-7" },
    { type: "snooze", until: null },
    { type: "add_tag", tagId: tag.id },
    { type: "remove_tag", tagId: tag.id },
  ];
  for (const action of actions) {
    await expect(runActions(stranger, id, [action]), action.type).rejects.toMatchObject({
      code: "not_found",
    });
  }
  expect(await db().event.count({ where: { conversationId: id, inTimeline: true } })).toBe(0);
});

test("a tag or a team of another workspace is refused, and names its field", async () => {
  const { me, id } = await createConversation();
  const { me: stranger } = await createTenant("Other");
  const tag = await createTag(stranger, { name: "Theirs", color: "red" });
  const team = await createTeam(stranger, { name: "Theirs", memberIds: [] });
  const refused: [ConversationAction, string][] = [
    [{ type: "add_tag", tagId: tag.id }, "tagId"],
    [{ type: "remove_tag", tagId: tag.id }, "tagId"],
    [{ type: "assign_team", teamId: team.id }, "teamId"],
    [{ type: "snooze", until: "2020-01-01T00:00:00Z" }, "until"],
    [{ type: "snooze", until: "2220-01-01T00:00:00Z" }, "until"],
  ];
  for (const [action, field] of refused) {
    await expect(runActions(me, id, [action])).rejects.toMatchObject({ errors: [{ field }] });
  }
});

test("a conversation takes as many tags as it may have, and says so of the next", async () => {
  const { me, id } = await createConversation();
  const tags = await Promise.all(
    Array.from({ length: MAX_CONVERSATION_TAGS + 1 }, (_, i) =>
      createTag(me, { name: `Tag ${i}`, color: "gray" }),
    ),
  );
  for (const tag of tags.slice(1)) await runActions(me, id, [{ type: "add_tag", tagId: tag.id }]);
  const again = await runActions(me, id, [{ type: "add_tag", tagId: tags[1]?.id ?? "" }]);
  expect(again.undo).toEqual([]);
  const last = runActions(me, id, [{ type: "add_tag", tagId: tags[0]?.id ?? "" }]);
  await expect(last).rejects.toMatchObject({ errors: [{ field: "tagId" }] });
});
