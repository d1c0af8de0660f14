// Actions on many conversations, for members and for programs.

import type { RanBulkActions } from "@linkdesk/contract/bulk-actions.ts";
import type { ConversationListItem, Page } from "@linkdesk/contract/conversations.ts";
import { expect, inject, it } from "vitest";
import {
  createKey,
  createTenant,
  createVisitor,
  startConversation,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");
const path = "/api/v1/conversations/actions";
const open = { match: "all", conditions: [{ field: "status", operator: "is", value: "open" }] };

async function createWorld(count: number) {
  const tenant = await createTenant(appUrl);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const { call } = await createVisitor(appUrl, tenant.inbox.id);
    ids.push(await startConversation(call));
  }
  const statuses = async () => {
    const filter = JSON.stringify({ match: "all", conditions: [] });
    const { body } = await tenant.call<Page<ConversationListItem>>(
      "GET",
      `/api/v1/conversations?filter=${encodeURIComponent(filter)}`,
    );
    return body.items.map(({ status }) => status);
  };
  return { tenant, ids, statuses };
}

it("a program resolves all that match a filter, counts them, and takes it back", async () => {
  const { tenant, statuses } = await createWorld(3);
  const scopes = ["conversations:read", "conversations:write"] as const;
  const { call } = await createKey(appUrl, tenant, { scopes: [...scopes] });
  const query = `filter=${encodeURIComponent(JSON.stringify(open))}`;
  const counted = await call("GET", `/api/v1/conversations/count?${query}`);
  expect(counted).toMatchObject({ status: 200, body: { count: 3 } });
  const body = { filter: open, actions: [{ type: "resolve" }] };
  const ran = await call<RanBulkActions>("POST", path, body);
  expect(ran).toMatchObject({ status: 200, body: { changed: 3, nextCursor: null } });
  expect(await statuses()).toEqual(["resolved", "resolved", "resolved"]);
  const back = await call<RanBulkActions>("POST", path, { changes: ran.body.undo });
  expect(back.body).toMatchObject({ changed: 3, skipped: [] });
  expect(await statuses()).toEqual(["open", "open", "open"]);
});

it("a key that may only read changes nothing, and no key marks for a member", async () => {
  const { tenant, ids, statuses } = await createWorld(1);
  const reader = await createKey(appUrl, tenant, { scopes: ["conversations:read"] });
  const changes = [{ ids, actions: [{ type: "resolve" }] }];
  expect((await reader.call("POST", path, { changes })).status).toBe(403);
  const writer = await createKey(appUrl, tenant, { scopes: ["conversations:write"] });
  const marks = [{ ids, actions: [{ type: "resolve" }, { type: "mark_unread" }] }];
  expect((await writer.call("POST", path, { changes: marks })).status).toBe(403);
  expect(await statuses()).toEqual(["open"]);
});

it("another workspace's ids are not found", async () => {
  const own = await createWorld(0);
  const other = await createWorld(1);
  const changes = [{ ids: other.ids, actions: [{ type: "resolve" }] }];
  const ran = await own.tenant.call<RanBulkActions>("POST", path, { changes });
  expect(ran.body).toMatchObject({ changed: 0, skipped: [{ reason: "not_found" }], undo: [] });
  expect(await other.statuses()).toEqual(["open"]);
});

it.each([
  [{}],
  [{ changes: [] }],
  [{ changes: "all" }],
  [{ filter: open }],
  [{ filter: { match: "none" }, actions: [{ type: "resolve" }] }],
  [{ filter: open, actions: [{ type: "resolve" }], cursor: "garbage" }],
  [{ filter: open, actions: [] }],
  [{ changes: [{ ids: ["1; DROP TABLE"], actions: [{ type: "resolve" }] }] }],
])("a body that makes no sense is refused: %j", async (body) => {
  const { tenant } = await createWorld(0);
  expect((await tenant.call("POST", path, body)).status).toBe(400);
});
