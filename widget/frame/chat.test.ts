import { createActions } from "@linkdesk/chat/visitor/actions.ts";
import { expect, test, vi } from "vitest";
import {
  createServer,
  failed,
  NAME,
  open,
  settle,
  useFrame,
} from "../../tests/support/frame-chat.ts";

vi.mock("./realtime.ts", () => ({
  connectRealtime: () => ({
    join: (_channel: string, hooks: { onLive: (on: boolean) => void }) => {
      hooks.onLive(true);
      return { send: () => {}, leave: () => {} };
    },
    close: () => {},
  }),
}));

useFrame();

test("opening the chat makes no session; the first message does", async () => {
  const server = createServer();
  const { write, texts, kept } = open(server);
  await settle();
  expect(server.calls).toEqual([]);
  write("Hello");
  write("Are you there?");
  await settle();
  expect(texts()).toEqual(["Hello", "Are you there?"]);
  expect(server.calls.filter((call) => call === "createSession")).toHaveLength(1);
  expect(kept()).toHaveLength(1);
});

test("a returning visitor's message written at once goes into the known conversation", async () => {
  const server = createServer();
  const first = open(server);
  first.write("Hello");
  await settle();
  const again = open(server, { token: first.kept()[0] ?? null });
  again.write("Me again");
  await settle();
  expect(again.texts()).toEqual(["Hello", "Me again"]);
  expect(server.calls.filter((call) => call === "startConversation")).toHaveLength(1);
});

test("when the session has ended, the message continues in a fresh one", async () => {
  const server = createServer();
  const { chat, write, texts, kept } = open(server);
  write("Hello");
  await settle();
  server.sessions.clear();
  write("Still here?");
  await settle();
  expect(texts()).toEqual(["Still here?"]);
  expect(chat.store.get().outbox).toEqual([]);
  expect(kept()).toHaveLength(3);
  expect(kept()[1]).toBeNull();
});

test("an expired ticket reloads the frame once, with everything that was written", async () => {
  const server = createServer();
  server.refuse.createSession = failed(403, "ticket_invalid");
  const { chat, fired, write } = open(server);
  write("Hello");
  chat.write("and a draft");
  await settle();
  const reload = fired.find((m) => m.type === "frame.reload");
  const reloadState = reload?.type === "frame.reload" ? reload.data.reloadState : null;
  expect(reloadState?.draft).toBe("and a draft");
  expect(reloadState?.pending.map((p) => p.text)).toEqual(["Hello"]);

  server.refuse.createSession = undefined;
  const second = open(server, { reloadState });
  await settle();
  expect(second.texts()).toEqual(["Hello"]);
  expect(second.chat.store.get().draft).toBe("and a draft");
});

test("a ticket that is refused again is no endless reload: the message fails", async () => {
  const server = createServer();
  server.refuse.createSession = failed(403, "ticket_invalid");
  const reloadState = { draft: "", pending: [{ clientId: "1", text: "Hello" }] };
  vi.spyOn(performance, "now").mockReturnValue(1_000);
  const { chat, fired } = open(server, { reloadState });
  await settle();
  expect(fired.some((m) => m.type === "frame.reload")).toBe(false);
  expect(chat.store.get().outbox.map((e) => e.status)).toEqual(["failed"]);
});

test("a session that has ended does not come back with a late answer", async () => {
  const server = createServer();
  const { chat, tell, write } = open(server);
  write("Hello");
  await settle();
  // An answer that is under way when the conversation ends, and says that it is open.
  const { readSession, endConversation } = server.api;
  let arrive = () => {};
  server.api.readSession = async (token) => {
    server.api.readSession = readSession;
    const answer = await readSession(token);
    await new Promise<void>((done) => {
      arrive = done;
    });
    return answer;
  };
  server.api.endConversation = (token, id) => {
    server.resolved = true;
    return endConversation(token, id);
  };
  tell({ type: "host.open", data: { open: true } });
  await settle();
  const ended = createActions(chat).end();
  await settle();
  arrive();
  expect(await ended).toBe(true);
  await settle();
  expect(chat.store.get().conversation?.status).toBe("resolved");
});

test("logging out revokes the session and clears the screen", async () => {
  const server = createServer();
  const { chat, tell, write, texts, kept } = open(server);
  write("Hello");
  await settle();
  tell({ type: "host.logout", data: { token: kept()[0] ?? null } });
  await settle();
  expect(server.sessions.size).toBe(0);
  expect(texts()).toEqual([]);
  expect(chat.store.get().conversation).toBeNull();
});

test("the frame continues with a session that another tab has stored", async () => {
  const server = createServer();
  const other = open(server);
  other.write("From the other tab");
  await settle();
  const { tell, texts } = open(server);
  tell({ type: "host.token", data: { token: other.kept()[0] ?? null } });
  await settle();
  expect(texts()).toEqual(["From the other tab"]);
});

test("a session that another tab has just made is followed until its conversation is there", async () => {
  const server = createServer();
  server.sessions.set("token-new", []);
  const { tell, texts } = open(server);
  tell({ type: "host.token", data: { token: "token-new" } });
  await settle();
  await server.api.startConversation("token-new", { clientId: "1", text: "A moment later" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(texts()).toEqual(["A moment later"]);
});

test("questions before the first message are asked once, and their answers travel with it", async () => {
  const server = createServer();
  const { chat, write, texts, screen } = open(
    server,
    {},
    {
      behaviour: { preChat: { enabled: true, when: "after", fields: [NAME] } },
    },
  );
  await settle();
  write("Hello");
  await settle();
  expect(server.calls).toEqual([]);
  expect(chat.store.get().opening).toMatchObject({ name: "held", written: { text: "Hello" } });
  chat.submitForm({ name: "Ada" });
  write("And this");
  await settle();
  expect(texts()).toEqual(["Hello", "And this"]);
  expect(server.bodies).toMatchObject([{ text: "Hello", form: { name: "Ada" } }]);
  expect(screen()).toBe("thread");
});

test("the form does not ask for what the page has already said", async () => {
  const server = createServer();
  const { write, texts } = open(
    server,
    { overrides: { user: { name: "Ada Lovelace" } } },
    { behaviour: { preChat: { enabled: true, when: "before", fields: [NAME] } } },
  );
  await settle();
  write("Hello");
  await settle();
  expect(texts()).toEqual(["Hello"]);
});

test("the form is shown first if the inbox asks before the first message", async () => {
  const server = createServer();
  const { chat, screen } = open(
    server,
    {},
    {
      behaviour: { preChat: { enabled: true, when: "before", fields: [NAME] } },
    },
  );
  await settle();
  chat.startNew();
  expect(screen()).toBe("form");
  chat.submitForm({ name: "Ada" });
  expect(screen()).toBe("thread");
});

test("a proactive message becomes the first message of the conversation that answers it", async () => {
  const server = createServer();
  const { tell, write, screen } = open(server);
  await settle();
  tell({ type: "host.proactive", data: { id: "rule-1", message: "Need a hand?" } });
  expect(screen()).toBe("thread");
  write("Yes, please");
  await settle();
  expect(server.bodies).toMatchObject([{ proactive: { id: "rule-1", message: "Need a hand?" } }]);
});

test("without consent nothing is requested from the server, and with it the stored session continues", async () => {
  const server = createServer();
  const first = open(server);
  first.write("Hello");
  await settle();
  server.calls.length = 0;
  const { chat, fired, texts, screen } = open(server, {
    token: first.kept()[0] ?? null,
    consent: "needed",
  });
  await settle();
  expect(server.calls).toEqual([]);
  expect(screen()).toBe("consent");
  chat.consent(true);
  await settle();
  expect(fired).toContainEqual({ type: "frame.consent", data: { given: true } });
  expect(texts()).toEqual(["Hello"]);
});

test("declining closes the chat and stores nothing", async () => {
  const server = createServer();
  const { chat, fired } = open(server, { consent: "needed" });
  chat.consent(false);
  await settle();
  expect(fired.map(({ type }) => type)).toEqual(["frame.ready", "frame.consent", "frame.close"]);
  expect(server.calls).toEqual([]);
});

test("the page can send a message for the visitor and say who they are", async () => {
  const server = createServer();
  const { tell, texts } = open(server);
  await settle();
  tell({ type: "host.send", data: { text: " From the page " } });
  await settle();
  expect(texts()).toEqual(["From the page"]);
  tell({ type: "host.user", data: { user: { name: "Ada", email: "no address" } } });
  await settle();
  expect(server.calls).toContain("claimUser");
  expect(server.bodies.at(-1)).toEqual({ name: "Ada" });
});

test("a message that an ended conversation refused is sent in the new one", async () => {
  const server = createServer();
  const { chat, write, texts } = open(server, {}, { behaviour: { replyToResolved: false } });
  write("Hello");
  await settle();
  server.resolved = true;
  server.refuse.post = failed(409, "conflict");
  write("One more thing");
  await settle();
  expect(chat.store.get().conversation?.status).toBe("resolved");
  expect(chat.store.get().outbox.map((e) => e.status)).toEqual(["failed"]);
  server.refuse.post = undefined;
  chat.startNew();
  await settle();
  expect(chat.store.get().outbox).toEqual([]);
  expect(texts()).toContain("One more thing");
  expect(server.calls.filter((call) => call === "startConversation")).toHaveLength(2);
});

test("a message sent just before a logout does not reach the team in the next visitor's session", async () => {
  const server = createServer();
  const { createSession } = server.api;
  let arrive = () => {};
  server.api.createSession = async (body, token) => {
    server.api.createSession = createSession;
    const answer = await createSession(body, token);
    await new Promise<void>((done) => {
      arrive = done;
    });
    return answer;
  };
  const { tell, write, texts } = open(server);
  write("Not meant for them");
  await settle();
  tell({ type: "host.logout", data: { token: null } });
  arrive();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.calls).not.toContain("startConversation");
  expect([texts(), server.sessions.size]).toEqual([[], 0]);
  write("From the next visitor");
  await settle();
  expect(texts()).toEqual(["From the next visitor"]);
});
