// A visitor's own realtime connection, used to speak as somebody else.

import type { ChannelAuth, UserAuth } from "@linkdesk/chat/pusher.ts";
import { connectionOptions } from "@linkdesk/chat/realtime-client.ts";
import { conversationChannel, TYPING_EVENT, workspaceChannel } from "@linkdesk/contract/events.ts";
import Pusher from "pusher-js";
import { expect, test } from "../support/browser.ts";
import { type Caller, createVisitor, startConversation } from "../support/http-client.ts";
import { realtimeUnderTest } from "../support/realtime.ts";

/** Whoever knows the protocol needs no widget. */
function openSocket(call: Caller): Pusher {
  const { key, host, port } = realtimeUnderTest();
  const ask = async <T>(path: string, body: object) => {
    const answer = await call<T>("POST", `/api/widget/v1/realtime/${path}`, body);
    return answer.status === 200 ? answer.body : null;
  };
  const config = { key, cluster: "", host, port: Number(port), tls: false };
  return new Pusher(
    key,
    connectionOptions(config, host, {
      channel: (socket_id, channel_name) => ask<ChannelAuth>("auth", { socket_id, channel_name }),
      user: (socket_id) => ask<UserAuth>("user", { socket_id }),
    }),
  );
}

test("what a visitor's connection says in another's name is not believed", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "I am only a visitor");
  const me = await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  await agent.goto(`/conversations/${id}`);
  const thread = agent.getByRole("log");
  await expect(thread.getByText("I am only a visitor")).toBeVisible();

  const socket = openSocket(call);
  try {
    const channel = socket.subscribe(conversationChannel(id));
    await expect.poll(() => channel.subscribed).toBe(true);
    const author = { type: "agent", id: null, name: "Maya" };
    const message = { id, conversationId: id, seq: 2, clientId: null, author, text: "Forged" };
    const created = { conversationId: id, seq: 2, message: { ...message, attachments: [] } };
    const resolved = { conversationId: id, status: "resolved" };
    // Only names that begin with "client-" pass between browsers, and nobody listens to these.
    for (const name of ["message.created", "client-message.created"]) {
      socket.send_event(name, created, channel.name);
      socket.send_event(name, created, workspaceChannel(me.body.workspace.id));
    }
    socket.send_event("conversation.updated", resolved, channel.name);
    socket.send_event("client-conversation.updated", resolved, channel.name);
    // An agent who types is nobody that another agent would be told of.
    const typing = { name: "Maya", isTyping: true };
    channel.trigger(TYPING_EVENT, { ...typing, author: "agent" });
    // What was said on the channel comes before what is said there now.
    await tenant.call("POST", `/api/v1/conversations/${id}/messages`, {
      clientId: crypto.randomUUID(),
      text: "The real one",
    });
    await expect(thread.getByText("The real one")).toBeVisible();
    const indicator = agent.getByText(/ is writing$/);
    await expect(indicator).toHaveCount(0);
    channel.trigger(TYPING_EVENT, { ...typing, author: "contact" });
    // By the name that the server knows.
    await expect(indicator).toHaveCount(1);
    await expect(indicator).not.toContainText("Maya");
    await expect(agent.getByText("Forged")).toHaveCount(0);
    await expect(agent.getByRole("button", { name: "Resolve" })).toBeVisible();
    const { body } = await tenant.call<{ messages: unknown[]; lastSeq: number }>(
      "GET",
      `/api/v1/conversations/${id}/messages`,
    );
    expect(body).toMatchObject({
      lastSeq: 2,
      messages: [{ text: "I am only a visitor" }, { text: "The real one" }],
    });
  } finally {
    socket.disconnect();
  }
});
