import { retryAfterMs } from "@linkdesk/chat/backoff.ts";
import type { MessageRange } from "@linkdesk/chat/catch-up.ts";
import type { ChannelAuth, UserAuth } from "@linkdesk/chat/realtime-client.ts";
import { storableOnly } from "@linkdesk/chat/sendable-text.ts";
import type {
  DeliveredBody,
  Message,
  MessagePage,
  PostMessageBody,
} from "@linkdesk/contract/conversations.ts";
import { REQUEST_TIMEOUT_MS } from "@linkdesk/contract/limits.ts";
import type { MessageResponse } from "@linkdesk/contract/message-content.ts";
import type { Problem, ProblemCode } from "@linkdesk/contract/problem.ts";
import type {
  ClaimedUser,
  CreatedSession,
  CreateSessionBody,
  ReportPageBody,
  StartConversationBody,
  StartedConversation,
  WidgetState,
} from "@linkdesk/contract/widget.ts";

/** `status` 0: no answer came (network, time-out). */
export type ApiError = {
  status: number;
  code: ProblemCode | null;
  retryAfterMs: number | null;
};
export type ApiResult<T> = { data: T; error: null } | { data: null; error: ApiError };

export type Answered = { response: Message["response"]; message: Message | null };

async function readError(response: Response): Promise<ApiError> {
  const problem: Partial<Problem> = await response.json().catch(() => ({}));
  return {
    status: response.status,
    code: problem.code ?? null,
    retryAfterMs: retryAfterMs(response.headers.get("retry-after"), Date.now()),
  };
}

function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return Promise.resolve(null);
  const isJson = response.headers.get("content-type")?.includes("json");
  return isJson ? response.json() : response.text();
}

export type WidgetApi = ReturnType<typeof createApi>;

/** The widget API. `token` is the visitor's session; where one is made, what there was before. */
export function createApi(base: string) {
  async function call<T>(
    method: string,
    path: string,
    token: string | null,
    body?: unknown,
  ): Promise<ApiResult<T>> {
    try {
      const response = await fetch(base + path, {
        method,
        credentials: "omit",
        cache: "no-store",
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        body: body === undefined ? null : JSON.stringify(body, storableOnly),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      if (!response.ok) return { data: null, error: await readError(response) };
      return { data: (await readBody(response)) as T, error: null };
    } catch {
      return { data: null, error: { status: 0, code: null, retryAfterMs: null } };
    }
  }
  const conversation = (id: string) => `/conversations/${encodeURIComponent(id)}`;

  return {
    createSession: (body: CreateSessionBody, token: string | null) =>
      call<CreatedSession>("POST", "/sessions", token, body),
    readSession: (token: string) => call<WidgetState>("GET", "/session", token),
    endSession: (token: string) => call<null>("DELETE", "/session", token),
    reportPage: (token: string, page: ReportPageBody) =>
      call<null>("PUT", "/session/page", token, page),
    claimUser: (token: string, user: ClaimedUser) =>
      call<null>("PUT", "/session/user", token, user),
    startConversation: (token: string, body: StartConversationBody) =>
      call<StartedConversation>("POST", "/conversations", token, body),
    listMessages(token: string, id: string, range: MessageRange) {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(range)) query.set(name, String(value));
      return call<MessagePage>("GET", `${conversation(id)}/messages?${query}`, token);
    },
    postMessage: (token: string, id: string, body: PostMessageBody) =>
      call<{ message: Message }>("POST", `${conversation(id)}/messages`, token, body),
    markRead: (token: string, id: string, seq: number) =>
      call<null>("POST", `${conversation(id)}/read`, token, { seq }),
    markDelivered: (token: string, body: DeliveredBody) =>
      call<null>("POST", "/conversations/delivered", token, body),
    answer: (token: string, id: string, messageId: string, body: MessageResponse) =>
      call<Answered>(
        "POST",
        `${conversation(id)}/messages/${encodeURIComponent(messageId)}/response`,
        token,
        body,
      ),
    endConversation: (token: string, id: string) =>
      call<null>("POST", `${conversation(id)}/end`, token),
    transcript: (token: string, id: string) =>
      call<string>("GET", `${conversation(id)}/transcript`, token),
    mailTranscript: (token: string, id: string, email: string) =>
      call<null>("POST", `${conversation(id)}/transcript`, token, { email }),
    /** Where files go; they are sent with progress, which `fetch` does not tell. */
    uploadUrl: `${base}/uploads`,
    authorizeChannel: (token: string, socketId: string, channelName: string) =>
      call<ChannelAuth>("POST", "/realtime/auth", token, {
        socket_id: socketId,
        channel_name: channelName,
      }),
    /** Whose the socket is, so that it ends with the session. */
    authorizeUser: (token: string, socketId: string) =>
      call<UserAuth>("POST", "/realtime/user", token, { socket_id: socketId }),
  };
}
