import type {
  ClaimedUser,
  FrameConfig,
  VisitorPage,
  WidgetState,
} from "../../lib/contract/widget.ts";
import type { ApiError, ApiResult, WidgetApi } from "./api.ts";

const NO_ANSWER: ApiError = { status: 0, code: null, retryAfterMs: null };

type Options = {
  api: WidgetApi;
  config: FrameConfig;
  page: () => VisitorPage | null;
  /** What the page says about its visitor. */
  user: () => ClaimedUser | undefined;
  /** The loader keeps the token for the next page. */
  keep: (token: string | null) => void;
};
export type Session = ReturnType<typeof createSession>;

/** The visitor's session: one token, made with the first message and not before. */
export function createSession({ api, config, page, user, keep }: Options) {
  let token: string | null = null;
  let state: WidgetState | null = null;
  let isKnown = false;
  /** Grows when the token is replaced from outside, so that late answers are recognised. */
  let generation = 0;
  let opening: Promise<ApiResult<string>> | null = null;
  let reading: Promise<ApiError | null> | null = null;

  async function create(): Promise<ApiResult<string>> {
    const asked = generation;
    const body = {
      inboxId: config.inboxId,
      ticket: config.ticket,
      page: page() ?? undefined,
      locale: navigator.language.slice(0, 35),
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone?.slice(0, 60),
    };
    const claim = user();
    let { data, error } = await api.createSession({ ...body, user: claim });
    // A claim that the server does not like must not cost the visitor the chat.
    if (claim && error?.code === "invalid_request") {
      ({ data, error } = await api.createSession(body));
    }
    if (!data) return { data: null, error: error ?? NO_ANSWER };
    if (asked !== generation) {
      // Logged out, or logged in by another tab, while this one was being made.
      void api.endSession(data.token);
      return { data: null, error: NO_ANSWER };
    }
    token = data.token;
    state = null;
    isKnown = true;
    keep(token);
    return { data: token, error: null };
  }

  async function read(): Promise<ApiError | null> {
    const asked = token;
    if (!asked) return null;
    const { data, error } = await api.readSession(asked);
    if (asked === token && data) {
      state = data;
      isKnown = true;
    }
    return error;
  }

  return {
    token: () => token,
    /** What was last read; null for a session that was just made, and without one. */
    state: () => state,
    /** Whether the session's conversations are known. */
    isKnown: () => isKnown,
    /** Read the state again before relying on it. */
    doubt() {
      isKnown = false;
    },
    /** Takes a token from the host page: from storage, or from another tab. */
    adopt(next: string | null) {
      generation++;
      token = next;
      state = null;
      isKnown = false;
      opening = null;
      reading = null;
    },
    /** The token no longer works. */
    drop() {
      token = null;
      state = null;
      isKnown = false;
      keep(null);
    },
    /** The token, made now if there is none. Calls at the same time share one request. */
    open(): Promise<ApiResult<string>> {
      if (token) return Promise.resolve({ data: token, error: null });
      opening ??= create().finally(() => {
        opening = null;
      });
      return opening;
    },
    /** Reads the session's state. Calls at the same time share one request. */
    read(): Promise<ApiError | null> {
      reading ??= read().finally(() => {
        reading = null;
      });
      return reading;
    },
  };
}
