// What the sessions of one person in two inboxes of a workspace keep apart. routes.test.ts tries every
// route with them.
import { beforeAll, expect, inject, it } from "vitest";
import { type Caller, frameTicket, visitorCaller } from "../support/http-client.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";
import { createSecret, createTwoInboxes, type TwoInboxes } from "./two-inboxes.ts";

const appUrl = inject("appUrl");
let world: TwoInboxes;

beforeAll(async () => {
  world = await createTwoInboxes(appUrl, "Two inboxes");
});

it("a session in one inbox lists and joins only what belongs to it", async () => {
  const state = await world.inFirst<{ contact: { id: string }; conversations: unknown[] }>(
    "GET",
    "/api/widget/v1/session",
  );
  expect(state.body.contact.id).toBe(world.contact);
  expect(state.body.conversations).toEqual([]);
  const channel = {
    socket_id: "1.2",
    channel_name: `private-conversation-${world.conversation}`,
  };
  const auth = (call: Caller) => call("POST", "/api/widget/v1/realtime/auth", channel);
  expect((await auth(world.inFirst)).status).toBe(403);
  expect((await auth(world.inSecond)).status).toBe(200);
});

it("a session in one inbox takes no file along that was uploaded in another, and no conversation's id", async () => {
  const uploaded = await fetch(`${appUrl}/api/widget/v1/uploads`, {
    method: "POST",
    headers: { authorization: `Bearer ${world.secondToken}`, "x-file-name": "a.txt" },
    body: "mine",
  });
  const { id } = (await uploaded.json()) as { id: string };
  const begin = (clientId: string, attachmentIds: string[]) =>
    world.inFirst("POST", "/api/widget/v1/conversations", { clientId, text: "x", attachmentIds });
  expect((await begin(crypto.randomUUID(), [id])).status).toBe(400);
  const clientId = crypto.randomUUID();
  const there = await world.inSecond("POST", "/api/widget/v1/conversations", {
    clientId,
    text: "x",
  });
  expect(there.status).toBe(201);
  expect((await begin(clientId, [])).status).toBe(409);
});

it("a session in one inbox is not made with another inbox's ticket or secret", async () => {
  const [inboxId, otherInbox] = [world.tenant.inbox.id, world.second.id];
  const open = visitorCaller(appUrl);
  const ticket = await frameTicket(appUrl, otherInbox);
  const foreign = await open("POST", "/api/widget/v1/sessions", { inboxId, ticket });
  expect(foreign.status).toBe(403);
  const userJWT = signJwt(claimsOf("one"), await createSecret(world.tenant, otherInbox));
  const own = await frameTicket(appUrl, inboxId);
  const signed = await open("POST", "/api/widget/v1/sessions", { inboxId, ticket: own, userJWT });
  expect(signed.status).toBe(403);
  const path = `/api/v1/inboxes/${inboxId}/security/token`;
  const checked = await world.tenant.call("POST", path, { token: userJWT });
  expect(checked.body).toMatchObject({ problem: expect.stringContaining("signature") });
});

it("a member who asks for one inbox gets no conversation of another", async () => {
  const condition = { field: "inbox", operator: "is", value: world.tenant.inbox.id };
  const filter = JSON.stringify({ match: "all", conditions: [condition] });
  const path = `/api/v1/conversations?filter=${encodeURIComponent(filter)}`;
  const { body } = await world.tenant.call<{ items: { id: string }[] }>("GET", path);
  expect(body.items.map(({ id }) => id)).not.toContain(world.conversation);
});
