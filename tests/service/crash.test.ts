import { once } from "node:events";
import type { Message, MessagePage } from "@linkdesk/contract/conversations.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import {
  type Caller,
  createTenant,
  createVisitor,
  startConversation,
} from "../support/http-client.ts";
import { startTestStack } from "../support/test-stack.ts";
import { type Receiver, startReceiver } from "../support/webhook-receiver.ts";

const SENDS = 500;
const LANES = 8;
/** The server dies when this many sends are acknowledged: in the middle, with some in flight. */
const KILL_AFTER = 200;

let stack: Stack;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
  stack = await startTestStack();
});
afterAll(async () => {
  await stack?.stop();
  receiver.close();
});

type Send = { clientId: string; text: string; acknowledged: Message | null };

describe("kill -9 of the server in the middle of 500 sends", () => {
  it("kill -9 of the server in the middle of 500 sends loses no acknowledged message and, after the client's retries, duplicates none", async () => {
    const { inbox, call: asOwner } = await createTenant(stack.appUrl);
    await asOwner("POST", "/api/v1/webhooks", { url: receiver.url, events: ["message.received"] });
    const { call } = await createVisitor(stack.appUrl, inbox.id);
    const id = await startConversation(call, "first");
    const path = `/api/widget/v1/conversations/${id}/messages`;
    const sends: Send[] = Array.from({ length: SENDS }, (_, i) => ({
      clientId: crypto.randomUUID(),
      text: `message ${i}`,
      acknowledged: null,
    }));

    let killed = false;
    const firstTry = await sendAll(call, path, sends, () => {
      const count = sends.filter((send) => send.acknowledged).length;
      if (killed || count < KILL_AFTER) return;
      killed = true;
      process.kill(stack.app.pid() ?? 0, "SIGKILL");
    });
    expect(killed).toBe(true);
    expect(firstTry.failed).toBeGreaterThan(0);
    const acknowledgedBefore = sends.flatMap((send) => send.acknowledged ?? []);
    expect(acknowledgedBefore.length).toBeGreaterThanOrEqual(KILL_AFTER);

    // The supervisor starts the server again; the client sends what it has no answer for.
    await untilUp(stack.appUrl);
    const secondTry = await sendAll(
      call,
      path,
      sends.filter((send) => !send.acknowledged),
      () => {},
    );
    expect(secondTry.failed).toBe(0);

    const stored = await readAll(call, path);
    expect(stored.map((message) => message.seq)).toEqual(
      Array.from({ length: SENDS + 1 }, (_, i) => i + 1),
    );
    for (const acknowledged of acknowledgedBefore) {
      expect(stored[acknowledged.seq - 1]).toEqual(acknowledged);
    }
    expect(
      stored
        .slice(1)
        .map((message) => message.text)
        .sort(),
    ).toEqual(sends.map((send) => send.text).sort());

    // Each stored message is one event, whatever the server was doing when it died. An event may be
    // delivered more than once, under the same id.
    const delivered = () => receiver.received.map((one) => one.data.id);
    await expect.poll(() => new Set(delivered()).size, { timeout: 60_000 }).toBe(SENDS + 1);
    expect([...new Set(delivered())].sort()).toEqual(stored.map((message) => message.id).sort());
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(SENDS + 1);
  }, 180_000);
});

/** Sends over several lanes; a lane that meets a dead server goes on with its next message. */
async function sendAll(call: Caller, path: string, sends: Send[], onAnswer: () => void) {
  const queue = [...sends];
  let failed = 0;
  const lane = async () => {
    for (let send = queue.shift(); send; send = queue.shift()) {
      const { clientId, text } = send;
      try {
        const answer = await call<{ message: Message }>("POST", path, { clientId, text });
        if (answer.status === 200 || answer.status === 201) send.acknowledged = answer.body.message;
        else failed++;
      } catch {
        failed++;
      }
      onAnswer();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { failed };
}

async function untilUp(appUrl: string): Promise<void> {
  const deadline = AbortSignal.timeout(60_000);
  while (!deadline.aborted) {
    const response = await fetch(`${appUrl}/api/health`).catch(() => null);
    if (response?.ok) return;
    // Refused at once while nothing listens: let the event loop turn before asking again.
    const pause = AbortSignal.timeout(50);
    await once(pause, "abort");
  }
  throw new Error("the server did not come back");
}

async function readAll(call: Caller, path: string): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const after = all.at(-1)?.seq ?? 0;
    const { body } = await call<MessagePage>("GET", `${path}?after=${after}&limit=100`);
    all.push(...body.messages);
    if (!body.hasMore) return all;
  }
}
