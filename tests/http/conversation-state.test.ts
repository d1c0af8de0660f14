// The one route by which members change a conversation's state.

import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { expect, inject, it } from "vitest";
import { createTenant, createVisitor, startConversation } from "../support/http-client.ts";

const appUrl = inject("appUrl");

it("a PATCH resolves, reopens or assigns, and both fields change together", async () => {
  const { call: owner, inbox } = await createTenant(appUrl);
  const { call: visitor } = await createVisitor(appUrl, inbox.id);
  const path = `/api/v1/conversations/${await startConversation(visitor)}`;
  const me = await owner<{ memberId: string }>("GET", "/api/v1/me");
  const assigneeId = me.body.memberId;
  const patch = async (body: object) => {
    const { status, body: detail } = await owner<ConversationDetail>("PATCH", path, body);
    expect(status).toBe(200);
    return { status: detail.status, assigneeId: detail.assignee?.id ?? null };
  };
  expect(await patch({ status: "resolved" })).toEqual({ status: "resolved", assigneeId: null });
  expect(await patch({ assigneeId })).toEqual({ status: "resolved", assigneeId });
  expect(await patch({ status: "open" })).toEqual({ status: "open", assigneeId });
  expect(await patch({ status: "resolved", assigneeId: null })).toEqual({
    status: "resolved",
    assigneeId: null,
  });
  expect((await owner("PATCH", path, {})).status).toBe(400);
});
