// The client without a screen, as a program of Node.js uses it: against the running service and its realtime server.
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, inject, it, vi } from "vitest";
import type { Chat, ChatState } from "../../packages/chat/src/index.ts";
import { headlessChat, memoryStorage, untilState } from "../support/headless-chat.ts";
import { createTenant, type Tenant } from "../support/http-client.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";

const appUrl = inject("appUrl");
let tenant: Tenant;
let secret: string;
const chats: Chat[] = [];

beforeEach(async () => {
  tenant = await createTenant(appUrl, "Headless");
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security`;
  secret = (await tenant.call<{ secret: string }>("POST", `${path}/secret`, {})).body.secret;
  await tenant.call("PATCH", path, { customClients: true });
});
afterEach(() => {
  for (const chat of chats.splice(0)) chat.stop();
});

function open(name: string, more: Partial<Parameters<typeof headlessChat>[0]> = {}): Chat {
  const userJWT = signJwt(claimsOf(name), secret);
  const chat = headlessChat({ baseURL: appUrl, inboxId: tenant.inbox.id, userJWT, ...more });
  chats.push(chat);
  chat.start();
  return chat;
}

const texts = ({ messages }: ChatState) => messages.map(({ text }) => text);
const said = (text: string) => (state: ChatState) => texts(state).includes(text);
async function conversationOf(chat: Chat): Promise<string> {
  const { conversation } = await untilState(chat, (state) => state.conversation !== null);
  return conversation?.id ?? "";
}
const reply = (id: string, body: object) =>
  tenant.call("POST", `/api/v1/conversations/${id}/messages`, {
    clientId: crypto.randomUUID(),
    ...body,
  });

it("a visitor and the team talk, see each other type, and learn what was read", async () => {
  const heard: string[] = [];
  const chat = open("ada", { onMessage: ({ text }) => heard.push(text) });
  // Before the inbox has answered: nothing that is written is lost, and it keeps its order.
  const first = chat.send("Hello");
  chat.send("Are you there?");
  expect(chat.getState().pending.map(({ clientId }) => clientId)[0]).toBe(first);
  expect(chat.send("  ")).toBeNull();
  const id = await conversationOf(chat);
  expect(texts(await untilState(chat, said("Are you there?")))).toEqual([
    "Hello",
    "Are you there?",
  ]);
  await untilState(chat, ({ pending }) => pending.length === 0);
  // Who joins later does not hear who types; the team's programs say it again every few seconds too.
  await vi.waitFor(
    async () => {
      await tenant.call("PUT", `/api/v1/conversations/${id}/typing`, { isTyping: true });
      expect(chat.getState().typing).not.toBeNull();
    },
    { timeout: 10_000, interval: 200 },
  );
  await reply(id, { text: "Yes, how can I help?" });
  const state = await untilState(chat, ({ unread }) => unread === 1);
  expect(texts(state).at(-1)).toBe("Yes, how can I help?");
  expect(state.typing).toBeNull();
  expect(heard).toEqual(["Yes, how can I help?"]);
  chat.markRead();
  await untilState(chat, ({ unread }) => unread === 0);
  await tenant.call("POST", `/api/v1/conversations/${id}/actions`, {
    actions: [{ type: "mark_read" }],
  });
  await untilState(chat, ({ conversation }) => (conversation?.agentReadSeq ?? 0) >= 2);
});

it("a device that starts again is the same visitor, and sends once what was left", async () => {
  const storage = memoryStorage();
  const chat = open("ben", { storage });
  chat.send("From the train");
  const id = await conversationOf(chat);
  await untilState(chat, ({ pending }) => pending.length === 0);
  // Nothing is sent between the click and the stop: it waits in the storage.
  chat.send("Out of the tunnel");
  chat.stop();
  expect(chat.getState().status).toBe("stopped");
  chat.start();
  const state = await untilState(chat, (now) => now.isLoaded && said("Out of the tunnel")(now));
  expect(state.conversation?.id).toBe(id);
  expect(texts(state)).toEqual(["From the train", "Out of the tunnel"]);
  const { body } = await tenant.call<{ items: unknown[] }>("GET", "/api/v1/conversations");
  expect(body.items).toHaveLength(1);
});

it("files, buttons, the end and the transcript work without a screen", async () => {
  const chat = open("cleo");
  await untilState(chat, ({ status }) => status === "ready");
  const { data } = await chat.upload(new Blob(["a,b\n1,2\n"]), "figures.csv");
  expect(data?.name).toBe("figures.csv");
  chat.send("The figures", { attachments: data ? [data] : [] });
  const id = await conversationOf(chat);
  const sent = await untilState(chat, said("The figures"));
  const address = chat.resolve(sent.messages[0]?.attachments[0]?.url ?? "");
  expect(await (await fetch(address)).text()).toBe("a,b\n1,2\n");
  const [body, buttons] = [{ text: "Right?" }, [{ id: "yes", label: "Yes" }]];
  const asked = await reply(id, {
    content: { type: "interactive", interactive: { type: "buttons", body, buttons } },
  });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const { messages } = await untilState(chat, said("Right?"));
  const question = messages.at(-1);
  expect(question && (await chat.answer(question, { buttonId: "yes" }))).toBe(true);
  await untilState(chat, said("Yes"));
  expect(await chat.transcript()).toContain("The figures");
  expect(await chat.end()).toBe(true);
  await untilState(chat, ({ conversation }) => conversation?.status === "resolved");
});

it("without a realtime connection the chat asks for news", async () => {
  const chat = open("dora", { Pusher: undefined });
  chat.send("Hello");
  const id = await conversationOf(chat);
  await reply(id, { text: "Hello, Dora" });
  await untilState(chat, said("Hello, Dora"));
});

it("a runtime without crypto, navigator and AbortSignal.timeout, such as React Native, has the whole chat", async () => {
  const userJWT = signJwt(claimsOf("rani"), secret);
  vi.stubGlobal("crypto", undefined);
  vi.stubGlobal("navigator", undefined);
  vi.stubGlobal("AbortSignal", class {});
  try {
    expect(() => headlessChat({ baseURL: appUrl, inboxId: "1" })).toThrow("randomUUID is missing");
    const chat = open("rani", { userJWT, randomUUID, storage: memoryStorage() });
    chat.send("From my phone");
    await untilState(chat, said("From my phone"));
    const { data } = await chat.upload(new Uint8Array([104, 105]), "note.txt");
    chat.send("", { attachments: data ? [data] : [] });
    const { messages } = await untilState(chat, ({ messages }) => messages.length === 2);
    expect(messages[1]?.attachments.map(({ name }) => name)).toEqual(["note.txt"]);
  } finally {
    vi.unstubAllGlobals();
  }
});

it("after a logout nothing is left on the device, and the next visitor sees nothing", async () => {
  const storage = memoryStorage();
  const chat = open("eve", { storage });
  chat.send("My secret");
  await conversationOf(chat);
  await untilState(chat, ({ pending }) => pending.length === 0);
  chat.logout();
  await untilState(chat, ({ conversation }) => conversation === null);
  expect(storage.keys()).toEqual([]);
  chat.identify(signJwt(claimsOf("fay"), secret));
  const state = await untilState(chat, ({ status }) => status === "ready");
  expect(state.conversations).toEqual([]);
  chat.send("Somebody else");
  await untilState(chat, said("Somebody else"));
  expect(texts(chat.getState())).toEqual(["Somebody else"]);
});

it("an inbox that lets no custom client in says what to change, and one that does starts the same chat", async () => {
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security`;
  await tenant.call("PATCH", path, { customClients: false });
  const chat = open("gil");
  const { error } = await untilState(chat, ({ status }) => status === "failed");
  expect(error?.code).toBe("forbidden");
  expect(error?.message).toContain("Turn on custom clients");
  await tenant.call("PATCH", path, { customClients: true });
  chat.start();
  await untilState(chat, ({ status }) => status === "ready");
});

it("a userJWT that is refused is said, and no program chats without one", async () => {
  const chat = open("hal", { userJWT: signJwt(claimsOf("hal"), "another secret of some length") });
  const { error } = await untilState(chat, (state) => state.error !== null);
  expect(error?.code).toBe("identity_invalid");
  await untilState(chat, ({ status }) => status === "ready");
  chat.send("Let me in");
  const { pending } = await untilState(chat, ({ pending: [one] }) => one?.status === "failed");
  expect(pending.map(({ text }) => text)).toEqual(["Let me in"]);
  chat.identify(signJwt(claimsOf("hal"), secret));
  chat.retry();
  await untilState(chat, said("Let me in"));
});
