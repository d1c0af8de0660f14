// What a member and a visitor of one workspace do with the ids of another. routes.test.ts tries every route.
import { beforeAll, expect, inject, it } from "vitest";
import {
  type Caller,
  createTenant,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");

let victim: Tenant;
let attacker: Tenant;
let attackersVisitor: Caller;
let conversation: string;
let workspace: string;
let owner: string;

const workspaceOf = async ({ call }: Tenant) =>
  (await call<{ workspace: { id: string } }>("GET", "/api/v1/me")).body.workspace.id;

beforeAll(async () => {
  victim = await createTenant(appUrl, "Victim");
  attacker = await createTenant(appUrl, "Attacker");
  attackersVisitor = (await createVisitor(appUrl, attacker.inbox.id)).call;
  conversation = await startConversation((await createVisitor(appUrl, victim.inbox.id)).call);
  workspace = await workspaceOf(victim);
  const members = await victim.call<{ items: { id: string }[] }>("GET", "/api/v1/members");
  owner = members.body.items[0]?.id ?? "";
});

it("an action does not assign a member of another workspace", async () => {
  const own = await startConversation(attackersVisitor);
  const assigned = await attacker.call("POST", `/api/v1/conversations/${own}/actions`, {
    actions: [{ type: "assign", assigneeId: owner }],
  });
  expect(assigned.status).toBe(400);
});

it("a filter by another workspace's inbox finds nothing", async () => {
  const filter = {
    match: "all",
    conditions: [{ field: "inbox", operator: "is", value: victim.inbox.id }],
  };
  const list = await attacker.call<{ items: unknown[] }>(
    "GET",
    `/api/v1/conversations?filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  expect(list.status).toBe(200);
  expect(list.body.items).toEqual([]);
});

it("nobody joins a channel of another workspace, and no visitor joins that of the members", async () => {
  const own = await workspaceOf(attacker);
  for (const [call, path, channel] of [
    [attacker.call, "/api/v1/realtime/auth", `private-conversation-${conversation}`],
    [attacker.call, "/api/v1/realtime/auth", `private-workspace-${workspace}`],
    [attackersVisitor, "/api/widget/v1/realtime/auth", `private-conversation-${conversation}`],
    [attackersVisitor, "/api/widget/v1/realtime/auth", `private-workspace-${own}`],
  ] as const) {
    const auth = await call("POST", path, { socket_id: "1.2", channel_name: channel });
    expect(auth.status, channel).toBe(403);
  }
});
