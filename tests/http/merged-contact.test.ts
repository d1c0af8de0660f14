// An anonymous visitor signs in to the website: the team sees it without reloading.

import type { ChannelAuth } from "@linkdesk/chat/pusher.ts";
import { connectionOptions } from "@linkdesk/chat/realtime-client.ts";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import Pusher from "pusher-js";
import { afterEach, expect, inject, it, vi } from "vitest";
import {
  createTenant,
  createVisitor,
  frameTicket,
  startConversation,
} from "../support/http-client.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";

const appUrl = inject("appUrl");
const { key, host, port } = inject("realtime");

let pusher: Pusher | null = null;
afterEach(() => pusher?.disconnect());

it("the team's lists show a conversation under the contact that its visitor turned out to be", async () => {
  const tenant = await createTenant(appUrl, "Merging");
  const me = await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  const security = `/api/v1/inboxes/${tenant.inbox.id}/security/secret`;
  const { secret } = (await tenant.call<{ secret: string }>("POST", security, {})).body;
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor.call);

  const config = { key, cluster: "", host, port: Number(port), tls: false };
  const authorize = {
    channel: async (socket_id: string, channel_name: string) => {
      const body = { socket_id, channel_name };
      return (await tenant.call<ChannelAuth>("POST", "/api/v1/realtime/auth", body)).body;
    },
    user: async () => null,
  };
  pusher = new Pusher(key, connectionOptions(config, host, authorize));
  const names: string[] = [];
  const channel = pusher.subscribe(workspaceChannel(me.body.workspace.id));
  channel.bind(
    "conversation.changed",
    (data: { conversationId: string; conversation?: { contact: { name: string } } }) => {
      if (data.conversationId === id) names.push(data.conversation?.contact.name ?? "");
    },
  );
  await vi.waitFor(() => expect(channel.subscribed).toBe(true));

  const { status } = await visitor.call("POST", "/api/widget/v1/sessions", {
    inboxId: tenant.inbox.id,
    ticket: await frameTicket(appUrl, tenant.inbox.id),
    userJWT: signJwt({ ...claimsOf("merged"), first_name: "Mira", last_name: "Known" }, secret),
  });
  expect(status).toBe(201);
  await vi.waitFor(() => expect(names).toContain("Mira Known"), { timeout: 10_000 });
});
