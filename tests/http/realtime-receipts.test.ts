// What the realtime channel of a conversation says, heard by its visitor.

import type { ChannelAuth } from "@linkdesk/chat/pusher.ts";
import { connectionOptions } from "@linkdesk/chat/realtime-client.ts";
import { conversationChannel } from "@linkdesk/contract/events.ts";
import Pusher from "pusher-js";
import { afterEach, expect, inject, it, vi } from "vitest";
import { createTenant, createVisitor, startConversation } from "../support/http-client.ts";

const appUrl = inject("appUrl");
const { key, host, port } = inject("realtime");

let pusher: Pusher | null = null;
afterEach(() => pusher?.disconnect());

it("a receipt tells of reading and delivery without the status, which another event may have changed", async () => {
  const { call: owner, inbox } = await createTenant(appUrl);
  const { call } = await createVisitor(appUrl, inbox.id);
  const id = await startConversation(call);
  const config = { key, cluster: "", host, port: Number(port), tls: false };
  pusher = new Pusher(
    key,
    connectionOptions(config, host, {
      channel: async (socket_id, channel_name) =>
        (
          await call<ChannelAuth>("POST", "/api/widget/v1/realtime/auth", {
            socket_id,
            channel_name,
          })
        ).body,
      user: async () => null,
    }),
  );
  const updates: Record<string, unknown>[] = [];
  const channel = pusher.subscribe(conversationChannel(id));
  channel.bind("conversation.updated", (data: Record<string, unknown>) => updates.push(data));
  await vi.waitFor(() => expect(channel.subscribed).toBe(true));

  const heard = async (count: number) => {
    await vi.waitFor(() => expect(updates).toHaveLength(count));
    return updates[count - 1];
  };
  await owner("POST", "/api/v1/conversations/delivered", { conversations: [{ id, seq: 1 }] });
  const delivered = await heard(1);
  expect(delivered).toMatchObject({ agentDeliveredSeq: 1 });
  expect(delivered).not.toHaveProperty("status");
  await owner("POST", `/api/v1/conversations/${id}/read`, { seq: 1 });
  const read = await heard(2);
  expect(read).toMatchObject({ agentReadSeq: 1 });
  expect(read).not.toHaveProperty("status");
  await owner("POST", `/api/v1/conversations/${id}/actions`, {
    actions: [{ type: "resolve" }],
  });
  expect(await heard(3)).toMatchObject({ status: "resolved" });
});
