// The chat of the widget's frame against a server in memory: what its unit tests share.

import type { ApiError, ApiResult, WidgetApi } from "@linkdesk/chat/visitor/api.ts";
import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import { type InboxSettingsPatch, inboxSettings } from "@linkdesk/contract/inboxes.ts";
import { afterEach, beforeEach, vi } from "vitest";
import { createChat } from "../../widget/frame/chat.ts";
import type { ChatInit } from "../../widget/frame/host-link.ts";
import { screenOf } from "../../widget/frame/screen.ts";
import { mergeSettings } from "../../widget/frame/settings.ts";
import type { Envelope, FrameToHost, HostToFrame } from "../../widget/protocol.ts";
import { messageWith } from "./message.ts";

const listeners = { addEventListener: () => {} };

/** A frame without a browser around it, and a clock that the test moves. */
export function useFrame(): void {
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
}

export const ok = <T>(data: T): ApiResult<T> => ({ data, error: null });
export const failed = (status: number, code: ApiError["code"] = null) => ({
  data: null,
  error: { status, code, retryAfterMs: null },
});

export const NAME = { name: "name", label: "Name", type: "text" as const, required: true };

/** A website's token about somebody, as far as a browser can read it. */
export const jwtOf = (name: string, mark = "1") =>
  `h.${btoa(JSON.stringify({ external_user_id: name, mark })).replaceAll("=", "")}.s`;
export const nameIn = (jwt: string): string =>
  JSON.parse(atob(jwt.split(".")[1] ?? "")).external_user_id;

/** A fake server with sessions of one conversation each. It can be set to refuse requests. */
export function createServer() {
  const sessions = new Map<string, Message[]>();
  const refuse: { createSession?: ReturnType<typeof failed>; post?: ReturnType<typeof failed> } =
    {};
  const state = { resolved: false };
  const calls: string[] = [];
  /** Tokens of websites that are not accepted. */
  const refused = new Set<string>();
  /** The forms and offers that started conversations, and the claims about visitors. */
  const bodies: unknown[] = [];
  const conversation = (token: string): VisitorConversation => ({
    id: `of-${token}`,
    status: state.resolved ? "resolved" : "open",
    lastSeq: sessions.get(token)?.length ?? 0,
    unread: 0,
    contactReadSeq: 0,
    agentReadSeq: 0,
    contactDeliveredSeq: 0,
    agentDeliveredSeq: 0,
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
      // The conversations of an anonymous session move to the contact.
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
    markDelivered: async (token) => guard("markDelivered", token, () => null),
    authorizeChannel: async (token) => guard("authorizeChannel", token, () => ({ auth: "" })),
    authorizeUser: async (token) =>
      guard("authorizeUser", token, () => ({ auth: "", user_data: "" })),
  };
  return Object.assign(state, { api, sessions, refuse, refused, calls, bodies });
}

export function open(
  server: { api: WidgetApi },
  init: Partial<ChatInit> = {},
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
      ...{ token: null, page, open: true, reloadState: null, revoke: null },
      ...{ overrides: {}, consent: "given", isLeader: true, isMuted: false },
      ...init,
    },
  });
  const write = (text: string) => {
    chat.write(text);
    chat.send();
  };
  const texts = () => chat.store.get().messages.map((m) => m.text);
  /** The tokens that the page was asked to store; null where it was asked to delete one. */
  const kept = () =>
    fired.flatMap((m) => {
      if (m.type === "frame.token") return [m.data.token];
      return m.type === "frame.lost" ? [null] : [];
    });
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

export const settle = () => vi.advanceTimersByTimeAsync(100);
