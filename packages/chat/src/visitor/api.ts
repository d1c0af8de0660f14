import type { Address, Answer, Body } from "@linkdesk/contract/endpoints/client.ts";
import { REQUEST_TIMEOUT_MS } from "@linkdesk/contract/limits.ts";
import type { MessageResponse } from "@linkdesk/contract/message-content.ts";
import type { DeliveredBody, PostMessageBody } from "@linkdesk/contract/messages.ts";
import type { Problem, ProblemCode } from "@linkdesk/contract/problem.ts";
import type {
  ClaimedUser,
  CreateSessionBody,
  ReportPageBody,
  StartConversationBody,
} from "@linkdesk/contract/widget.ts";
import { retryAfterMs } from "../backoff.ts";
import type { MessageRange } from "../catch-up.ts";
import { storableOnly } from "../sendable-text.ts";

/** `status` 0: no answer came (network, time-out). */
export type ApiError = {
  status: number;
  code: ProblemCode | null;
  retryAfterMs: number | null;
};
export type ApiResult<T> = { data: T; error: null } | { data: null; error: ApiError };

type Base = "/api/widget/v1";
type Method = "GET" | "POST" | "PUT" | "DELETE";
type Path<M extends Method, A = Address<M>> = A extends `${Base}${infer P}` ? P : never;
/** The body, where the endpoint takes one. */
type Sent<B> = [B] extends [undefined] ? [] : [body: B];
type Received<T> = [T] extends [undefined] ? null : T;

/** A call of an endpoint, typed by its row (lib/contract/endpoints/widget.ts). */
type Call = <M extends Method, P extends Path<M>>(
  method: M,
  path: P,
  token: string | null,
  ...sent: Sent<Body<M, `${Base}${P}`>>
) => Promise<ApiResult<Received<Answer<M, `${Base}${P}`>>>>;

export type Answered = Answer<
  "POST",
  `${Base}/conversations/${string}/messages/${string}/response`
>;

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
  const call = (async (method: Method, path: string, token: string | null, body?: unknown) => {
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
        signal: AbortSignal.timeout?.(REQUEST_TIMEOUT_MS),
      });
      if (!response.ok) return { data: null, error: await readError(response) };
      return { data: await readBody(response), error: null };
    } catch {
      return { data: null, error: { status: 0, code: null, retryAfterMs: null } };
    }
  }) as Call;
  const conversation = (id: string) => `/conversations/${encodeURIComponent(id)}` as const;

  return {
    createSession: (body: CreateSessionBody, token: string | null) =>
      call("POST", "/sessions", token, body),
    readSession: (token: string) => call("GET", "/session", token),
    endSession: (token: string) => call("DELETE", "/session", token),
    reportPage: (token: string, page: ReportPageBody) => call("PUT", "/session/page", token, page),
    claimUser: (token: string, user: ClaimedUser) => call("PUT", "/session/user", token, user),
    startConversation: (token: string, body: StartConversationBody) =>
      call("POST", "/conversations", token, body),
    listMessages(token: string, id: string, range: MessageRange) {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(range)) query.set(name, String(value));
      const path = `${conversation(id)}/messages?${query}` as string;
      return call("GET", path as `/conversations/${string}/messages`, token);
    },
    postMessage: (token: string, id: string, body: PostMessageBody) =>
      call("POST", `${conversation(id)}/messages`, token, body),
    markRead: (token: string, id: string, seq: number) =>
      call("POST", `${conversation(id)}/read`, token, { seq }),
    markDelivered: (token: string, body: DeliveredBody) =>
      call("POST", "/conversations/delivered", token, body),
    answer: (token: string, id: string, messageId: string, body: MessageResponse) =>
      call(
        "POST",
        `${conversation(id)}/messages/${encodeURIComponent(messageId)}/response`,
        token,
        body,
      ),
    endConversation: (token: string, id: string) => call("POST", `${conversation(id)}/end`, token),
    transcript: (token: string, id: string) => call("GET", `${conversation(id)}/transcript`, token),
    mailTranscript: (token: string, id: string, email: string) =>
      call("POST", `${conversation(id)}/transcript`, token, { email }),
    /** Where files go; they are sent with progress, which `fetch` does not tell. */
    uploadUrl: `${base}/uploads`,
    authorizeChannel: (token: string, socketId: string, channelName: string) =>
      call("POST", "/realtime/auth", token, {
        socket_id: socketId,
        channel_name: channelName,
      }),
    /** Whose the socket is, so that it ends with the session. */
    authorizeUser: (token: string, socketId: string) =>
      call("POST", "/realtime/user", token, { socket_id: socketId }),
  };
}
