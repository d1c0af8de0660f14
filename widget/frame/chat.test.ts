import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message, VisitorConversation } from "../../lib/contract/conversations.ts";
import type { Envelope, FrameToHost, HostToFrame } from "../protocol.ts";
import type { ApiError, ApiResult, WidgetApi } from "./api.ts";
import { createChat } from "./chat.ts";

vi.mock("./realtime.ts", () => ({
  connectRealtime: (
    _config: unknown,
    _channel: string,
    hooks: { onLive: (on: boolean) => void },
  ) => {
    hooks.onLive(true);
    return { send: () => {}, close: () => {} };
  },
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

/** A server that knows sessions and one conversation each, and can be told to refuse. */
function createServer() {
  const sessions = new Map<string, Message[]>();
  const refuse: { createSession?: ReturnType<typeof failed>; post?: ReturnType<typeof failed> } =
    {};
  const calls: string[] = [];
  const conversation = (token: string): VisitorConversation => ({
    id: `of-${token}`,
    status: "open",
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
    const message: Message = {
      id: `m${thread.length + 1}`,
      conversationId: `of-${token}`,
      seq: thread.length + 1,
      clientId,
      author: { type: "contact", id: null, name: "" },
      text,
      createdAt: "2030-01-01T00:00:00.000Z",
    };
    thread.push(message);
    return message;
  };
  const guard = <T>(name: string, token: string, answer: () => T): ApiResult<T> => {
    calls.push(name);
    return sessions.has(token) ? ok(answer()) : failed(401, "session_expired");
  };
  const api: WidgetApi = {
    createSession: async () => {
      calls.push("createSession");
      if (refuse.createSession) return refuse.createSession;
      const token = `token-${calls.length}`;
      sessions.set(token, []);
      return ok({ token, contactId: "c", expiresAt: "2031-01-01T00:00:00.000Z" });
    },
    readSession: async (token) =>
      guard("readSession", token, () => ({
        contact: { id: "c", name: "", isAnonymous: true },
        conversations: sessions.get(token)?.length ? [conversation(token)] : [],
        unread: 0,
      })),
    endSession: async (token) =>
      guard("endSession", token, () => {
        sessions.delete(token);
        return null;
      }),
    reportPage: async (token) => guard("reportPage", token, () => null),
    startConversation: async (token, body) =>
      refuse.post ??
      guard("startConversation", token, () => {
        const message = post(token, body);
        return { conversation: conversation(token), message };
      }),
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
  return { api, sessions, refuse, calls };
}

function open(
  server: ReturnType<typeof createServer>,
  init: Partial<HostToFrame["host.init"]> = {},
) {
  const fired: Envelope<FrameToHost>[] = [];
  let tell: (message: Envelope<HostToFrame>) => void = () => {};
  const config = {
    inboxId: "i",
    brandName: "Fernhill",
    color: "#3355ee",
    position: "bottom-right" as const,
    greeting: "",
    introduction: "",
    ticket: "t",
    realtime: { key: "k", cluster: "c", host: "", port: 1, tls: false },
  };
  const chat = createChat(config, server.api, {
    fire: (type, data) => fired.push({ type, data } as Envelope<FrameToHost>),
    listen: (listener) => {
      tell = listener;
    },
  });
  const page = { url: "https://a.test/", title: "", referrer: "" };
  const data = { token: null, page, open: true, carry: null, revoke: null, ...init };
  tell({ type: "host.init", data });
  const write = (text: string) => {
    chat.write(text);
    chat.send();
  };
  const texts = () => chat.store.get().messages.map((m) => m.text);
  const kept = () => fired.filter((m) => m.type === "frame.token").map((m) => m.data.token);
  return { chat, fired, tell, write, texts, kept };
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
