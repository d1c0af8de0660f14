// The app as two processes behind one port: what one of them is lost, or replaced, nobody loses a message.
import { Agent, get, request } from "node:http";
import type { Message, MessagePage } from "@linkdesk/contract/conversations.ts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import { createTenant, createVisitor, startConversation } from "../support/http-client.ts";
import { childrenOf } from "../support/processes.ts";
import { startTestStack } from "../support/test-stack.ts";
import { type Receiver, startReceiver } from "../support/webhook-receiver.ts";

const SENDS = 400;
const LANES = 8;
/** The answer of a process that has no connection to the database yet, which asks to come again. */
const UNAVAILABLE = 503;

let stack: Stack;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
  stack = await startTestStack({ env: { WEB_PROCESSES: "2" } });
  await vi.waitFor(() => expect(webPids()).toHaveLength(2), { timeout: 60_000 });
}, 120_000);
afterAll(async () => {
  await stack?.stop();
  receiver.close();
});

/** The processes that answer requests; the one for jobs has another port. */
const webPids = () =>
  childrenOf(stack.app.pid() ?? 0)
    .filter(({ variables }) => variables.get("JOBS_WORKER") === "beside")
    .map(({ pid }) => pid);

type Send = { clientId: string; text: string; status: number };

const newSends = (count: number): Send[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ clientId: crypto.randomUUID(), text: `message ${i}`, status: 0 },
  }));

/** A visitor's conversation, and what sends in it over kept connections; status 0: the connection broke. */
async function openConversation() {
  const { inbox, call: asOwner } = await createTenant(stack.appUrl);
  const visitor = await createVisitor(stack.appUrl, inbox.id);
  const id = await startConversation(visitor.call, "first");
  const path = `/api/widget/v1/conversations/${id}/messages`;
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const post = ({ clientId, text }: Send) =>
    new Promise<number>((resolve) => {
      const sent = request(
        `${stack.appUrl}${path}`.replace("localhost", "127.0.0.1"),
        {
          agent,
          method: "POST",
          headers: {
            authorization: `Bearer ${visitor.token}`,
            "content-type": "application/json",
          },
        },
        (response) => {
          response.resume();
          response.once("end", () => resolve(response.statusCode ?? 0));
          response.once("error", () => resolve(0));
        },
      );
      sent.once("error", () => resolve(0));
      sent.end(JSON.stringify({ clientId, text }));
    });
  return { asOwner, call: visitor.call, path, post };
}

/** Sends all over several lanes. */
async function sendAll(
  post: (send: Send) => Promise<number>,
  sends: Send[],
  onAnswer: (send: Send) => void = () => {},
) {
  const queue = [...sends];
  const lane = async () => {
    for (let send = queue.shift(); send; send = queue.shift()) {
      send.status = await post(send);
      onAnswer(send);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** As every client does with what has no answer, and with what it was asked to send again. */
async function sendAgain(post: (send: Send) => Promise<number>, sends: Send[]) {
  const isLeft = ({ status }: Send) => status === 0 || status === UNAVAILABLE;
  expect(sends.filter((send) => send.status !== 201 && !isLeft(send))).toEqual([]);
  const left = sends.filter(isLeft);
  await expect
    .poll(
      async () => {
        await sendAll(post, left.filter(isLeft));
        return left.filter(isLeft).length;
      },
      { timeout: 60_000 },
    )
    .toBe(0);
}

async function storedTexts(
  call: Awaited<ReturnType<typeof openConversation>>["call"],
  path: string,
): Promise<string[]> {
  const all: Message[] = [];
  for (;;) {
    const after = all.at(-1)?.seq ?? 0;
    const { body } = await call<MessagePage>("GET", `${path}?after=${after}&limit=100`);
    all.push(...body.messages);
    if (!body.hasMore) return all.slice(1).map(({ text }) => text);
  }
}

test("kill -9 of one of two processes while messages are sent loses none, and it is started again", async () => {
  const { asOwner, call, path, post } = await openConversation();
  await asOwner("POST", "/api/v1/webhooks", { url: receiver.url, events: ["message.received"] });
  const before = webPids();
  const sends = newSends(SENDS);
  let answered = 0;
  await sendAll(post, sends, () => {
    answered++;
    if (answered === SENDS / 4) process.kill(before[0] ?? 0, "SIGKILL");
  });
  // The other one went on: only what was under way at that moment has no answer.
  expect(sends.filter(({ status }) => status === 0).length).toBeLessThanOrEqual(LANES);
  await sendAgain(post, sends);
  expect((await storedTexts(call, path)).sort()).toEqual(sends.map(({ text }) => text).sort());
  await expect.poll(() => webPids().length, { timeout: 60_000 }).toBe(2);
  expect(webPids()).not.toContain(before[0]);
  // Each is an event, which the process for jobs hands on.
  const delivered = () => new Set(receiver.received.map((one) => one.data.id)).size;
  await expect.poll(delivered, { timeout: 60_000 }).toBe(SENDS);
}, 180_000);

test("a request that was handed to a process which dies before it takes it ends, and can be sent again", async () => {
  const [stopped = 0] = webPids();
  process.kill(stopped, "SIGSTOP");
  const ask = () =>
    new Promise<"answered" | "closed">((resolve) => {
      get(`${stack.appUrl}/api/health/live`, { agent: false, family: 4 }, (response) => {
        response.resume();
        resolve("answered");
      }).once("error", () => resolve("closed"));
    });
  const ends: string[] = [];
  const asked = Array.from({ length: LANES }, () => ask().then((end) => ends.push(end)));
  await expect
    .poll(() => ends, { timeout: 20_000 })
    .toEqual(Array.from({ length: LANES - 1 }, () => "answered"));
  process.kill(stopped, "SIGKILL");
  await Promise.all(asked);
  expect(ends.at(-1)).toBe("closed");
  await expect.poll(() => webPids().length, { timeout: 60_000 }).toBe(2);
}, 120_000);

test("a restart of one process after the other drops no request", async () => {
  const { call, path, post } = await openConversation();
  const before = webPids();
  const sent: Send[] = [];
  let isOver = false;
  const lane = async () => {
    while (!isOver) {
      const [send] = newSends(1);
      if (!send) return;
      send.text = `${sent.push(send)}`;
      send.status = await post(send);
    }
  };
  const lanes = Array.from({ length: LANES }, lane);
  process.kill(stack.app.pid() ?? 0, "SIGHUP");
  const isReplaced = () => {
    const now = webPids();
    return now.length === 2 && now.every((pid) => !before.includes(pid));
  };
  await expect.poll(isReplaced, { timeout: 120_000, interval: 200 }).toBe(true);
  isOver = true;
  await Promise.all(lanes);
  expect(sent.length).toBeGreaterThan(LANES);
  // Every one is answered. A new process on a busy machine may say that it is not ready.
  expect(sent.filter(({ status }) => status !== 201 && status !== UNAVAILABLE)).toEqual([]);
  await sendAgain(post, sent);
  expect((await storedTexts(call, path)).sort()).toEqual(sent.map(({ text }) => text).sort());
}, 180_000);
