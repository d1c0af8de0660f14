import type { ClaimedUser, CreatedSession, CreateSessionBody } from "@linkdesk/contract/widget.ts";
import type { ApiError, ApiResult, WidgetApi } from "./api.ts";
import { createMachine } from "./machine.ts";
import {
  isKnown,
  isOpen,
  isUndecided,
  NO_SESSION,
  type SessionEffect,
  stepSession,
  tokenOf,
  viewOf,
} from "./session-state.ts";
import { shareNext } from "./share-next.ts";

const NO_ANSWER: ApiError = { status: 0, code: null, retryAfterMs: null };

type Options = {
  api: WidgetApi;
  /** What is sent with a new session about the visitor's device and page. */
  describe: () => CreateSessionBody;
  /** The page's unverified data about its visitor. */
  user: () => ClaimedUser | undefined;
  /** Stores the token for the next page. */
  keep: (token: string) => void;
  /** Deletes the stored token, if it is still this one. */
  forget: (token: string) => void;
  /** The server refuses the `userJWT`. */
  onRefused: () => void;
  /** What is on screen is of a session that is over. */
  onLeave: () => void;
  /** The conversations have to be read again. */
  onStart: () => void;
};
export type Session = ReturnType<typeof createSession>;

/**
 * The visitor's session: runs the effects of its states (session-state.ts). It is created when the page provides
 * a `userJWT`; without one, with the first message and not before.
 */
export function createSession(options: Options) {
  const { api, describe, user } = options;
  const { get, send } = createMachine(NO_SESSION, stepSession, run);
  let requests = 0;
  let visit = 0;
  /** The request under way, while the state has one. Null: it succeeded. */
  let asking: Promise<ApiError | null>;
  let readShared = shareNext(read);

  function run(effect: SessionEffect) {
    switch (effect.type) {
      case "create":
        asking = create(effect.request);
        return;
      case "verify":
        asking = verify(effect);
        return;
      case "keep":
        return options.keep(effect.token);
      case "forget":
        return options.forget(effect.token);
      case "end":
        return void api.endSession(effect.token);
      case "reportRefused":
        return options.onRefused();
      case "leave":
        visit++;
        readShared = shareNext(read);
        return options.onLeave();
      case "start":
        return options.onStart();
    }
  }

  async function create(request: number): Promise<ApiError | null> {
    const body = describe();
    const claim = user();
    const first = await api.createSession({ ...body, user: claim }, null);
    // Invalid profile data must not prevent the chat: try again without it.
    const isRefused = claim && first.error?.code === "invalid_request";
    return finish("created", request, isRefused ? await api.createSession(body, null) : first);
  }

  async function verify(effect: SessionEffect & { type: "verify" }): Promise<ApiError | null> {
    const { request, userJwt, token } = effect;
    const body = { ...describe(), userJWT: userJwt };
    return finish("verified", request, await api.createSession(body, token));
  }

  function finish(
    type: "created" | "verified",
    request: number,
    { data, error }: ApiResult<CreatedSession>,
  ): ApiError | null {
    const state = get();
    const isLate = !("request" in state) || state.request !== request;
    const isRefused =
      type === "verified" &&
      (error?.code === "identity_invalid" || error?.code === "invalid_request");
    if (data) send({ type, request, token: data.token });
    else send({ type: isRefused ? "refused" : "failed", request });
    // Who asked for somebody that is gone has to ask again.
    if (isLate) return NO_ANSWER;
    return isRefused ? null : error;
  }

  /** Has the session created or verified, if it is not. Concurrent calls share one request. */
  async function settle(type: "needed" | "visited"): Promise<ApiError | null> {
    send({ type, request: ++requests });
    return "request" in get() ? asking : null;
  }

  async function read(): Promise<ApiError | null> {
    const token = tokenOf(get());
    if (!token) return null;
    const { data, error } = await api.readSession(token);
    // It is about a session that was left.
    if (tokenOf(get()) !== token) return NO_ANSWER;
    if (data) send({ type: "read", token, state: data });
    if (error?.status !== 401) return error;
    send({ type: "lost", token });
    return null;
  }

  return {
    send,
    token: () => tokenOf(get()),
    /** Another number as soon as the page may be another visitor's, even before the token changes. */
    visit: () => visit,
    /** The state that was last read; null for a new session and without a session. */
    state: () => viewOf(get()),
    /** Whether the session's conversations are known. */
    isKnown: () => isKnown(get()),
    /** The server has not decided yet whose the session is. */
    isUndecided: () => isUndecided(get()),
    /** Has the `userJWT` verified, if it is not. */
    verify: () => settle("visited"),
    /** The token. Creates a session if there is none. */
    async open(): Promise<ApiResult<string>> {
      let error: ApiError | null = null;
      while (!error && !isOpen(get())) {
        error = await (get().name === "doubted" ? readShared() : settle("needed"));
      }
      const token = tokenOf(get());
      return error || !token ? { data: null, error: error ?? NO_ANSWER } : { data: token, error };
    },
    /** Reads the session's state. Returns null if it ended. */
    read: () => readShared(),
  };
}
