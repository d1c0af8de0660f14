import type { Activity } from "@linkdesk/contract/activities.ts";
import { expect, test } from "vitest";
import { activityText } from "./activity-text.ts";

const ada = { id: "ada", name: "Ada" };
const bo = { id: "bo", name: "Bo" };
const by = (person: { id: string; name: string }, more: Partial<Activity>): Activity => ({
  id: "1",
  type: "conversation.assigned",
  actor: { type: "member", ...person },
  afterSeq: 1,
  at: "2026-01-31T12:00:00.000Z",
  ...more,
});

test.each([
  ["You assigned the conversation to Bo", by(ada, { assignee: bo, previousAssignee: null })],
  ["You assigned the conversation to yourself", by(ada, { assignee: ada })],
  ["Bo assigned the conversation to you", by(bo, { assignee: ada })],
  ["Bo assigned the conversation to themselves", by(bo, { assignee: bo })],
  ["Bo unassigned you", by(bo, { assignee: null, previousAssignee: ada })],
  ["Bo unassigned the conversation", by(bo, { assignee: null, previousAssignee: null })],
  ["You resolved the conversation", by(ada, { type: "conversation.resolved" })],
  [
    "Visitor 1234 ended the conversation",
    by(ada, {
      type: "conversation.resolved",
      actor: { type: "contact", id: "c", name: "Visitor 1234" },
    }),
  ],
  ["You changed Due date", by(ada, { type: "conversation.attribute_set", attribute: "Due date" })],
  ["Bo reopened the conversation", by(bo, { type: "conversation.reopened" })],
  [
    "Bo rated the conversation 4 out of 5",
    by(bo, { type: "conversation.rated", rating: { value: 4, scale: 5 } }),
  ],
  ["Bo blocked the visitor", by(bo, { type: "contact.blocked" })],
  ["You unblocked the visitor", by(ada, { type: "contact.unblocked" })],
])("the sentence is: %s", (sentence, activity) => {
  expect(activityText(activity, "ada")).toBe(sentence);
});
