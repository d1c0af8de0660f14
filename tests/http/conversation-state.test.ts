// The one route by which members change a conversation's state.

import type { RanActions } from "@linkdesk/contract/conversation-actions.ts";
import { expect, inject, it } from "vitest";
import { createTenant, createVisitor, startConversation } from "../support/http-client.ts";

const appUrl = inject("appUrl");

it("actions resolve, reopen and assign, also several at once, and are undone by what they return", async () => {
  const { call: owner, inbox } = await createTenant(appUrl);
  const { call: visitor } = await createVisitor(appUrl, inbox.id);
  const path = `/api/v1/conversations/${await startConversation(visitor)}/actions`;
  const me = await owner<{ memberId: string }>("GET", "/api/v1/me");
  const assigneeId = me.body.memberId;
  const run = async (actions: object[]) => {
    const { status, body } = await owner<RanActions>("POST", path, { actions });
    expect(status, JSON.stringify(body)).toBe(200);
    const { conversation, undo } = body;
    return {
      state: [conversation.status, conversation.assignee?.id ?? null],
      undo,
    };
  };
  expect((await run([{ type: "resolve" }])).state).toEqual(["resolved", null]);
  expect((await run([{ type: "assign", assigneeId }])).state).toEqual(["resolved", assigneeId]);
  expect((await run([{ type: "reopen" }])).state).toEqual(["open", assigneeId]);
  const both = await run([{ type: "resolve" }, { type: "assign", assigneeId: null }]);
  expect(both.state).toEqual(["resolved", null]);
  expect((await run(both.undo)).state).toEqual(["open", assigneeId]);
  expect((await owner("POST", path, { actions: [] })).status).toBe(400);
});
