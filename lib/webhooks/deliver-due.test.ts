import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import {
  isSignedWith,
  type Receiver,
  startReceiver,
} from "../../tests/support/webhook-receiver.ts";
import { createWebhookBody, WEBHOOK_EVENT_NAMES } from "../contract/webhooks.ts";
import { postAgentMessage, postVisitorMessage } from "../conversations/post-message.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import type { Actor } from "../workspaces/actor.ts";
import { createWebhook } from "./create-webhook.ts";
import { deliverDue } from "./deliver-due.ts";

useDatabase();

const uuid = () => crypto.randomUUID();
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

async function webhookFor(me: Actor, given: Record<string, unknown> = {}) {
  const body = { url: receiver.url, events: WEBHOOK_EVENT_NAMES, ...given };
  return createWebhook(me, createWebhookBody.parse(body));
}

describe("a visitor's message", () => {
  it("reaches the receiver, signed, in the documented shape", async () => {
    const { me, inboxId } = await createTenant();
    const { secret } = await webhookFor(me);
    const session = await createVisitor(inboxId);
    const { conversation } = await startConversation(session, { clientId: uuid(), text: "Hello" });
    await deliverDue();
    const [started] = receiver.of("webchat.conversation.started");
    expect(started?.data).toMatchObject({ conversationId: conversation.id, channelId: inboxId });
    const [first] = receiver.of("message.received");
    if (!first) throw new Error("nothing came");
    expect(isSignedWith(secret, first)).toBe(true);
    expect(first.data).toMatchObject({
      channelId: inboxId,
      channelType: "webchat",
      direction: "inbound",
      from: session.contact.id,
      content: { type: "text", text: "Hello" },
      metadata: { conversationId: conversation.id, seq: 1 },
    });
    expect(receiver.received).toHaveLength(2);
    await postVisitorMessage(session, conversation.id, { clientId: uuid(), text: "Anyone?" });
    await postAgentMessage(me, conversation.id, { clientId: uuid(), text: "Hi" });
    await deliverDue();
    expect(receiver.of("message.received")).toHaveLength(2);
    expect(receiver.of("message.sent")[0]?.data).toMatchObject({
      direction: "outbound",
      from: me.memberId,
      to: session.contact.id,
      content: { type: "text", text: "Hi" },
    });
  });
});
