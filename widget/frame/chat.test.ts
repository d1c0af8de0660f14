import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message, VisitorConversation } from "../../lib/contract/conversations.ts";
import { type InboxSettingsPatch, inboxSettings } from "../../lib/contract/inboxes.ts";
import { messageWith } from "../../tests/support/message.ts";
import type { Envelope, FrameToHost, HostToFrame } from "../protocol.ts";
import type { ApiError, ApiResult, WidgetApi } from "./api.ts";
import { createChat } from "./chat.ts";
import { screenOf } from "./screen.ts";
import { mergeSettings } from "./settings.ts";

vi.mock("./realtime.ts", () => ({
  connectRealtime: () => ({
    join: (_channel: string, hooks: { onLive: (on: boolean) => void }) => {
      hooks.onLive(true);
      return { send: () => {}, leave: () => {} };
    },
    close: () => {},
  }),
}));

const listeners = { addEventListener: () => {} };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { ...listeners, visibilityState: "visible" });
  vi.stubGlobal("window", listeners);
  vi.stubGlobal("navigator", { onLine: true, language: "en" });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ok = <T>(data: T): ApiResult<T> => ({ data, error: null });
const failed = (status: number, code: ApiError["code"] = null) => ({
  data: null,
  error: { status, code, retryAfterMs: null },
});

const NAME = { name: "name", label: "Name", type: "text" as const, required: true };

/** A website's token about somebody, as far as a browser can read it. */
const jwtOf = (name: string, mark = "1") =>
  `h.${btoa(JSON.stringify({ external_user_id: name, mark }))}.s`;
const nameIn = (jwt: string): string => JSON.parse(atob(jwt.split(".")[1] ?? "")).external_user_id;

/** A server that knows sessions and one conversation each, and can be told to refuse. */
function createServer() {
  const sessions = new Map<string, Message[]>();
  const refuse: { createSession?: ReturnType<typeof failed>; post?: ReturnType<typeof failed> } =
    {};
  const state = { resolved: false };
  const calls: string[] = [];
  /** Tokens of websites that are not accepted. */
  const refused = new Set<string>();
  /** What was sent with what starts a conversation, and as claims. */
  const bodies: unknown[] = [];
  const conversation = (token: string): VisitorConversation => ({
    id: `of-${token}`,
    status: state.resolved ? "resolved" : "open",
    lastSeq: sessions.get(token)?.length ?? 0,
    unread: 0,
    contactReadSeq: 0,
    agentReadSeq: 0,
    lastMessageAt: "2030-01-01T00:00:00.000Z",
    preview: "",
    createdAt: "2030-01-01T00:00:00.000Z",
  });
  const post = (token: string, { clientId, text }: { clientId: string; text: string }) => {
    const thread = sessions.get(token) ?? [];
    const known = thread.find((m) => m.clientId === clientId);
    if (known) return known;
    const message = messageWith({
      seq: thread.length + 1,
      conversationId: `of-${token}`,
      clientId,
      author: { type: "contact", id: null, name: "" },
      text,
    });
    thread.push(message);
    return message;
  };
  const guard = <T>(name: string, token: string, answer: () => T): ApiResult<T> => {
    calls.push(name);
    return sessions.has(token) ? ok(answer()) : failed(401, "session_expired");
  };
  const api: WidgetApi = {
    createSession: async ({ userJWT }, present) => {
      calls.push("createSession");
      if (refuse.createSession) return refuse.createSession;
      const expiresAt = "2031-01-01T00:00:00.000Z";
      if (userJWT === undefined) {
        const token = `token-${calls.length}`;
        sessions.set(token, []);
        return ok({ token, contactId: "c", expiresAt, isVerified: false });
      }
      const name = nameIn(userJWT);
      if (!name || refused.has(userJWT)) return failed(403, "identity_invalid");
      const token = `verified-${name}`;
      // What was said anonymously joins the contact.
      const said = present?.startsWith("token-") ? (sessions.get(present) ?? []) : [];
      sessions.set(token, [...said, ...(sessions.get(token) ?? [])]);
      return ok({ token, contactId: name, expiresAt, isVerified: true });
    },
    readSession: async (token) =>
      guard("readSession", token, () => ({
        contact: {
          ...{ id: "c", name: "", email: null, isAnonymous: true },
          isVerified: token.startsWith("verified-"),
        },
        isOnline: true,
        conversations: sessions.get(token)?.length ? [conversation(token)] : [],
        unread: 0,
      })),
    endSession: async (token) =>
      guard("endSession", token, () => {
        sessions.delete(token);
        return null;
      }),
    reportPage: async (token) => guard("reportPage", token, () => null),
    startConversation: async (token, body) => {
      bodies.push(body);
      if (refuse.post) return refuse.post;
      return guard("startConversation", token, () => {
        const message = post(token, body);
        return { conversation: conversation(token), message };
      });
    },
    claimUser: async (token, user) =>
      guard("claimUser", token, () => {
        bodies.push(user);
        return null;
      }),
    answer: async (token) => guard("answer", token, () => ({ response: null, message: null })),
    endConversation: async (token) => guard("endConversation", token, () => null),
    transcript: async (token) => guard("transcript", token, () => ""),
    mailTranscript: async (token) => guard("mailTranscript", token, () => null),
    uploadUrl: "/uploads",
    listMessages: async (token) =>
      guard("listMessages", token, () => {
        const messages = sessions.get(token) ?? [];
        return { messages, lastSeq: messages.length, hasMore: false };
      }),
    postMessage: async (token, _id, body) =>
      refuse.post ?? guard("postMessage", token, () => ({ message: post(token, body) })),
    markRead: async (token) => guard("markRead", token, () => null),
    authorizeChannel: async (token) => guard("authorizeChannel", token, () => ({ auth: "" })),
  };
  return Object.assign(state, { api, sessions, refuse, refused, calls, bodies });
}

function open(
  server: ReturnType<typeof createServer>,
  init: Partial<HostToFrame["host.init"]> = {},
  patch: InboxSettingsPatch = {},
) {
  const fired: Envelope<FrameToHost>[] = [];
  let tell: (message: Envelope<HostToFrame>) => void = () => {};
  const settings = mergeSettings(inboxSettings.parse(patch), init.overrides ?? {});
  const config = {
    inboxId: "i",
    brandName: "Fernhill",
    settings: inboxSettings.parse(patch),
    isOnline: true,
    ticket: "t",
    realtime: { key: "k", cluster: "c", host: "", port: 1, tls: false },
  };
  const host = {
    fire: <T extends keyof FrameToHost>(type: T, data: FrameToHost[T]) => {
      fired.push({ type, data } as Envelope<FrameToHost>);
    },
    listen: (listener: typeof tell) => {
      tell = listener;
    },
  };
  const page = { url: "https://a.test/", title: "", referrer: "" };
  const chat = createChat({
    ...{ config, settings, api: server.api, host, embedder: "https://a.test" },
    init: {
      ...{ token: null, page, open: true, carry: null, revoke: null },
      ...{ overrides: {}, consent: "given", isLeader: true },
      ...init,
    },
  });
  const write = (text: string) => {
    chat.write(text);
    chat.send();
  };
  const texts = () => chat.store.get().messages.map((m) => m.text);
  const kept = () => fired.filter((m) => m.type === "frame.token").map((m) => m.data.token);
  const screen = () => screenOf(chat.store.get(), settings);
  return {
    chat,
    fired,
    tell: (message: Parameters<typeof tell>[0]) => tell(message),
    write,
    texts,
    kept,
    screen,
  };
}

const settle = () => vi.advanceTimersByTimeAsync(100);

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
  const carry = reload?.type === "frame.reload" ? reload.data.carry : null;
  expect(carry?.draft).toBe("and a draft");
  expect(carry?.pending.map((p) => p.text)).toEqual(["Hello"]);

  server.refuse.createSession = undefined;
  const second = open(server, { carry });
  await settle();
  expect(second.texts()).toEqual(["Hello"]);
  expect(second.chat.store.get().draft).toBe("and a draft");
});

test("a ticket that is refused again is no endless reload: the message fails", async () => {
  const server = createServer();
  server.refuse.createSession = failed(403, "ticket_invalid");
  const carry = { draft: "", pending: [{ clientId: "1", text: "Hello" }] };
  vi.spyOn(performance, "now").mockReturnValue(1_000);
  const { chat, fired } = open(server, { carry });
  await settle();
  expect(fired.some((m) => m.type === "frame.reload")).toBe(false);
  expect(chat.store.get().outbox.map((e) => e.status)).toEqual(["failed"]);
});

test("logging out revokes the session and shows nothing of it", async () => {
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

test("a visitor whom the website vouches for has their session at once, and their history", async () => {
  const server = createServer();
  const first = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  expect(first.kept()).toEqual(["verified-ada"]);
  first.write("Hello");
  await settle();
  const elsewhere = open(server, { overrides: { userJWT: jwtOf("ada", "2") } });
  await settle();
  expect(elsewhere.texts()).toEqual(["Hello"]);
});

test("what was written before signing in stays on screen", async () => {
  const server = createServer();
  const { tell, write, texts, kept } = open(server);
  write("Who am I?");
  await settle();
  tell({ type: "host.identity", data: { userJWT: jwtOf("ada") } });
  await settle();
  expect(kept().at(-1)).toBe("verified-ada");
  expect(texts()).toEqual(["Who am I?"]);
});

test("another visitor sees nothing of the one before, not even while the server is away", async () => {
  const server = createServer();
  const { chat, tell, write, texts } = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  write("Ada's secret");
  await settle();
  server.refuse.createSession = failed(503);
  tell({ type: "host.identity", data: { userJWT: jwtOf("eve") } });
  await settle();
  expect(texts()).toEqual([]);
  tell({ type: "host.open", data: { open: true } });
  await settle();
  expect(texts()).toEqual([]);
  write("Eve's");
  server.refuse.createSession = undefined;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(texts()).toEqual(["Eve's"]);
  expect(chat.store.get().contact.name).toBeNull();
  expect(server.sessions.get("verified-ada")?.map((m) => m.text)).toEqual(["Ada's secret"]);
});

test("when a verified session has ended, the website's word opens another", async () => {
  const server = createServer();
  const { write, texts } = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  write("One");
  await settle();
  const thread = server.sessions.get("verified-ada") ?? [];
  server.sessions.delete("verified-ada");
  write("Two");
  await settle();
  expect(server.sessions.get("verified-ada")?.map((m) => m.text)).toEqual(["Two"]);
  expect(texts()).toEqual(["Two"]);
  expect(thread.map((m) => m.text)).toEqual(["One"]);
});

test("a word that is refused is told to the page, and the chat works for a stranger", async () => {
  const server = createServer();
  const userJWT = jwtOf("ada");
  server.refused.add(userJWT);
  const { fired, tell, write, kept, texts } = open(server, { overrides: { userJWT } });
  await settle();
  expect(fired.filter((m) => m.type === "frame.identity")).toHaveLength(1);
  write("Hello?");
  await settle();
  expect(texts()).toEqual(["Hello?"]);
  expect(kept().at(-1)).toMatch(/^token-/);
  tell({ type: "host.identity", data: { userJWT: jwtOf("ada", "fresh") } });
  await settle();
  expect(kept().at(-1)).toBe("verified-ada");
  expect(texts()).toEqual(["Hello?"]);
});

test("with a word that is refused, nobody gets the session of who was here before", async () => {
  const server = createServer();
  const first = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  first.write("Ada's secret");
  await settle();
  const userJWT = jwtOf("eve");
  server.refused.add(userJWT);
  const second = open(server, { token: "verified-ada", overrides: { userJWT } });
  await settle();
  expect(second.texts()).toEqual([]);
  expect(second.kept()).toEqual([null]);
});

test("after a logout the word is forgotten", async () => {
  const server = createServer();
  const { tell, write, kept } = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  tell({ type: "host.logout", data: { token: "verified-ada" } });
  await settle();
  write("A stranger");
  await settle();
  expect(kept().at(-1)).toMatch(/^token-/);
});

test("a session stored by another tab is taken over", async () => {
  const server = createServer();
  const other = open(server);
  other.write("From the other tab");
  await settle();
  const { tell, texts } = open(server);
  tell({ type: "host.token", data: { token: other.kept()[0] ?? null } });
  await settle();
  expect(texts()).toEqual(["From the other tab"]);
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
  expect(chat.store.get().held?.text).toBe("Hello");
  chat.submitForm({ name: "Ada" });
  write("And this");
  await settle();
  expect(texts()).toEqual(["Hello", "And this"]);
  expect(server.bodies).toMatchObject([{ text: "Hello", form: { name: "Ada" } }]);
  expect(screen()).toBe("thread");
});

test("nobody is asked for what the page has said already", async () => {
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

test("the form comes first where the inbox wants it first", async () => {
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

test("an offer becomes the beginning of the conversation it is answered in", async () => {
  const server = createServer();
  const { tell, write, screen } = open(server);
  await settle();
  tell({ type: "host.proactive", data: { id: "rule-1", message: "Need a hand?" } });
  expect(screen()).toBe("thread");
  write("Yes, please");
  await settle();
  expect(server.bodies).toMatchObject([{ proactive: { id: "rule-1", message: "Need a hand?" } }]);
});

test("without consent nothing is asked of the server; with it the kept session is taken up", async () => {
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

test("the page can speak for the visitor, and say who they are", async () => {
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

test("what an ended conversation did not take goes into the new one", async () => {
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
