// A server whose answers come when the test says so, in any order, or not at all: for the order of events in the frame.

import type { ApiResult, WidgetApi } from "@linkdesk/chat/visitor/api.ts";
import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import { failed, nameIn, ok } from "./frame-chat.ts";
import { messageWith } from "./message.ts";

const AT = "2030-01-01T00:00:00.000Z";
/** The website's tokens about this visitor are refused. */
export const REFUSED = "mallory";

type Session = { contact: string; isVerified: boolean };
type Thread = { id: string; contact: string; messages: Message[]; readSeq: number };
type Call = {
  name: keyof WidgetApi;
  /** It makes a session for a visitor whom nobody has named. */
  isAnonymousSession: boolean;
  /** It reports up to which message of a conversation the visitor has read. */
  report: { id: string; seq: number } | null;
  /** The request reaches the server, once. */
  arrive: () => void;
  /** The answer reaches the browser; after the request has, unless it is lost. */
  answer: (isLost: boolean) => void;
};
export type World = ReturnType<typeof createWorld>;

const unreadOf = ({ messages, readSeq }: Thread) =>
  messages.filter(({ seq, author }) => seq > readSeq && author.type !== "contact").length;

export function createWorld() {
  const sessions = new Map<string, Session>();
  const threads: Thread[] = [];
  const calls: Call[] = [];
  /** The anonymous sessions that the browser knows of. */
  const delivered = new Set<string>();
  let made = 0;

  const threadsOf = (token: string) =>
    threads.filter(({ contact }) => contact === sessions.get(token)?.contact).reverse();
  const toConversation = (thread: Thread): VisitorConversation => ({
    ...{ id: thread.id, status: "open", lastSeq: thread.messages.length },
    ...{ unread: unreadOf(thread), contactReadSeq: thread.readSeq },
    ...{ agentReadSeq: 0, contactDeliveredSeq: 0, agentDeliveredSeq: 0 },
    ...{ lastMessageAt: AT, createdAt: AT, preview: thread.messages.at(-1)?.text ?? "" },
  });
  function append(thread: Thread, { clientId, text }: { clientId: string; text: string }) {
    const { id, messages } = thread;
    const known = messages.find((message) => message.clientId === clientId);
    if (known) return known;
    const author = { type: "contact" as const, id: null, name: "" };
    const message = messageWith({
      seq: messages.length + 1,
      conversationId: id,
      clientId,
      author,
      text,
    });
    messages.push(message);
    thread.readSeq = message.seq;
    return message;
  }
  /** The team answers in the visitor's newest conversation. */
  function reply(token: string, text: string): Message | null {
    const [thread] = threadsOf(token);
    if (!thread) return null;
    const seq = thread.messages.length + 1;
    const message = messageWith({
      id: `${thread.id}-${seq}`,
      seq,
      conversationId: thread.id,
      text,
    });
    thread.messages.push(message);
    return message;
  }
  function open(contact: string, isVerified: boolean) {
    const token = `token-${++made}`;
    sessions.set(token, { contact, isVerified });
    return ok({ token, contactId: contact, expiresAt: AT, isVerified });
  }
  /** A conversation that another tab has started. */
  function begin(contact: string, text: string) {
    const thread: Thread = { id: `thread-${++made}`, contact, messages: [], readSeq: 0 };
    threads.push(thread);
    append(thread, { clientId: `other-${made}`, text });
  }
  function identify(userJWT: string, present: string | null) {
    const name = nameIn(userJWT);
    if (name === REFUSED) return failed(403, "identity_invalid");
    const current = present === null ? undefined : sessions.get(present);
    if (present !== null && current?.contact === name) {
      return ok({ token: present, contactId: name, expiresAt: AT, isVerified: true });
    }
    for (const thread of threads) {
      if (current && !current.isVerified && thread.contact === current.contact)
        thread.contact = name;
    }
    if (present !== null) sessions.delete(present);
    return open(name, true);
  }

  /** A call that is under way until the test lets it arrive and answers it. */
  function pend<T>(
    name: keyof WidgetApi,
    serve: () => ApiResult<T>,
    about: Partial<Pick<Call, "isAnonymousSession" | "report">> = {},
    onAnswer: (result: ApiResult<T>) => void = () => {},
  ) {
    return new Promise<ApiResult<T>>((resolve) => {
      let result: ApiResult<T> | null = null;
      const call: Call = {
        name,
        ...{ isAnonymousSession: false, report: null, ...about },
        arrive: () => {
          result ??= serve();
        },
        answer(isLost) {
          calls.splice(calls.indexOf(call), 1);
          if (isLost) return resolve(failed(0));
          result ??= serve();
          onAnswer(result);
          resolve(result);
        },
      };
      calls.push(call);
    });
  }
  const known = <T>(name: keyof WidgetApi, token: string, serve: () => ApiResult<T>) =>
    pend(name, () => (sessions.has(token) ? serve() : failed(401, "session_expired")));
  const inThread = <T>(
    name: keyof WidgetApi,
    token: string,
    id: string,
    serve: (thread: Thread) => T,
  ) =>
    known<T>(name, token, () => {
      const thread = threadsOf(token).find((one) => one.id === id);
      return thread ? ok(serve(thread)) : failed(404, "not_found");
    });
  const done = (name: keyof WidgetApi, token: string) => known(name, token, () => ok(null));

  const api: WidgetApi = {
    createSession: ({ userJWT }, present) =>
      pend(
        "createSession",
        () => (userJWT ? identify(userJWT, present) : open(`anonymous-${++made}`, false)),
        { isAnonymousSession: userJWT === undefined },
        ({ data }) => {
          if (data && !data.isVerified) delivered.add(data.token);
        },
      ),
    readSession: (token) =>
      known("readSession", token, () =>
        ok({
          contact: {
            ...{ id: "c", name: "", email: null, isAnonymous: true },
            isVerified: sessions.get(token)?.isVerified ?? false,
          },
          ...{ isOnline: true, unread: 0, conversations: threadsOf(token).map(toConversation) },
        }),
      ),
    endSession: async (token) => ok(sessions.delete(token) ? null : null),
    startConversation: (token, body) =>
      known("startConversation", token, () => {
        const contact = sessions.get(token)?.contact ?? "";
        const isSame = ({ messages }: Thread) => messages[0]?.clientId === body.clientId;
        const before = threadsOf(token).find(isSame);
        const thread = before ?? { id: `thread-${++made}`, contact, messages: [], readSeq: 0 };
        if (!before) threads.push(thread);
        const message = append(thread, body);
        return ok({ conversation: toConversation(thread), message });
      }),
    postMessage: (token, id, body) =>
      inThread("postMessage", token, id, (thread) => ({ message: append(thread, body) })),
    listMessages: (token, id) =>
      inThread("listMessages", token, id, ({ messages }) => ({
        ...{ messages: [...messages], lastSeq: messages.length, hasMore: false },
      })),
    reportPage: (token) => done("reportPage", token),
    claimUser: (token) => done("claimUser", token),
    markRead: (token, id, seq) =>
      pend(
        "markRead",
        () => {
          const thread = threadsOf(token).find((one) => one.id === id);
          if (!thread) return failed(sessions.has(token) ? 404 : 401);
          thread.readSeq = Math.max(thread.readSeq, seq);
          return ok(null);
        },
        { report: { id, seq } },
      ),
    markDelivered: (token) => done("markDelivered", token),
    endConversation: (token) => done("endConversation", token),
    mailTranscript: (token) => done("mailTranscript", token),
    answer: (token) => known("answer", token, () => ok({ response: null, message: null })),
    transcript: (token) => known("transcript", token, () => ok("")),
    uploadUrl: "/uploads",
    authorizeChannel: (token) => known("authorizeChannel", token, () => ok({ auth: "" })),
    authorizeUser: (token) => known("authorizeUser", token, () => ok({ auth: "", user_data: "" })),
  };
  return { api, sessions, threads, threadsOf, unreadOf, calls, delivered, open, begin, reply };
}
