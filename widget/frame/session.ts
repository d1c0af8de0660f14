import type {
  ClaimedUser,
  FrameConfig,
  VisitorPage,
  VisitorPrivacy,
  WidgetState,
} from "@linkdesk/contract/widget.ts";
import type { ApiError, ApiResult, WidgetApi } from "./api.ts";

const NO_ANSWER: ApiError = { status: 0, code: null, retryAfterMs: null };

type Options = {
  api: WidgetApi;
  config: FrameConfig;
  embedder: string;
  page: () => VisitorPage | null;
  /** The page's limits on what is stored of the visitor. */
  privacy: VisitorPrivacy | undefined;
  /** The page's unverified data about its visitor. */
  user: () => ClaimedUser | undefined;
  /** Stores the token for the next page. */
  keep: (token: string) => void;
  /** Deletes the stored token, if it is still this one. */
  forget: (token: string) => void;
  /** The server refuses the `userJWT`. */
  onRefused: () => void;
};
export type Session = ReturnType<typeof createSession>;

/**
 * The visitor's session and its token. It is created when the page provides a `userJWT`; without one,
 * with the first message and not before.
 */
export function createSession(options: Options) {
  const { api, config, embedder, page, privacy, user, keep, forget, onRefused } = options;
  let token: string | null = null;
  /** The website's token about the visitor's identity; null without one and after it was refused. */
  let userJwt: string | null = null;
  /** The server has verified `userJwt`, and `token` is the session that it opened. */
  let isVerified = false;
  /** The last `userJwt` was refused, so `token` may be another person's. */
  let wasJwtRefused = false;
  let state: WidgetState | null = null;
  let isKnown = false;
  /** Increases when the token or `userJwt` is replaced from outside, to recognise late answers. */
  let generation = 0;
  let opening: Promise<ApiResult<string>> | null = null;
  let reading: Promise<ApiError | null> | null = null;
  let readingNext: Promise<ApiError | null> | null = null;
  let verifying: Promise<ApiError | null> | null = null;

  const describe = () => ({
    inboxId: config.inboxId,
    ticket: config.ticket,
    embedder,
    page: page() ?? undefined,
    privacy,
    locale: navigator.language.slice(0, 35),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone?.slice(0, 60),
  });

  async function exchange(userJWT: string): Promise<ApiError | null> {
    const asked = generation;
    const { data, error } = await api.createSession({ ...describe(), userJWT }, token);
    if (asked !== generation) {
      // Logged out meanwhile. With a new `userJwt` the session may be in use, so it is not ended.
      if (data && userJwt === null) void api.endSession(data.token);
      return NO_ANSWER;
    }
    if (error?.code === "identity_invalid" || error?.code === "invalid_request") {
      userJwt = null;
      wasJwtRefused = true;
      onRefused();
      return null;
    }
    if (!data) return error ?? NO_ANSWER;
    isVerified = true;
    if (data.token !== token) {
      token = data.token;
      state = null;
      isKnown = false;
      keep(token);
    }
    return null;
  }

  /** Sends `userJwt` to the server if it is not verified yet. Concurrent calls share one request. */
  function verifyIdentity(): Promise<ApiError | null> {
    if (userJwt === null || isVerified) return Promise.resolve(null);
    verifying ??= exchange(userJwt).finally(() => {
      verifying = null;
    });
    return verifying;
  }

  async function create(): Promise<ApiResult<string>> {
    const refused = await verifyIdentity();
    if (refused) return { data: null, error: refused };
    if (token) return { data: token, error: null };
    const asked = generation;
    const body = describe();
    const claim = user();
    let { data, error } = await api.createSession({ ...body, user: claim }, null);
    // Invalid profile data must not prevent the chat: try again without it.
    if (claim && error?.code === "invalid_request") {
      ({ data, error } = await api.createSession(body, null));
    }
    if (!data) return { data: null, error: error ?? NO_ANSWER };
    if (asked !== generation) {
      // Logged out, or a session was adopted from another tab, while this one was created.
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

  function beginReading(): Promise<ApiError | null> {
    const mine = read().finally(() => {
      if (reading === mine) reading = null;
    });
    reading = mine;
    return mine;
  }

  return {
    token: () => token,
    /** Sets the website's token, or null. Returns whether it is about another visitor than before. */
    identify(next: string | null): boolean {
      const isOther = isVerified && next !== null && subjectOf(next) !== subjectOf(userJwt ?? "");
      generation++;
      userJwt = next;
      isVerified = wasJwtRefused = false;
      opening = reading = readingNext = verifying = null;
      return isOther;
    },
    /** The last `userJwt` was refused. */
    wasJwtRefused: () => wasJwtRefused,
    /** There is a `userJwt` that the server has not verified yet. */
    needsVerification: () => userJwt !== null && !isVerified,
    verifyIdentity,
    /** The state that was last read; null for a new session and without a session. */
    state: () => state,
    /** Whether the session's conversations are known. */
    isKnown: () => isKnown,
    /** Marks the state as out of date: it is read again before it is used. */
    markStale() {
      isKnown = false;
    },
    /** Replaces the token by one of the host page: from storage, or from another tab. */
    adopt(next: string | null) {
      generation++;
      isVerified = wasJwtRefused = false;
      token = next;
      state = null;
      isKnown = false;
      opening = reading = readingNext = verifying = null;
    },
    /** The token no longer works. */
    drop() {
      if (token) forget(token);
      isVerified = false;
      token = null;
      state = null;
      isKnown = false;
    },
    /** The token. Creates a session if there is none. Concurrent calls share one request. */
    open(): Promise<ApiResult<string>> {
      if (token && (userJwt === null || isVerified))
        return Promise.resolve({ data: token, error: null });
      opening ??= create().finally(() => {
        opening = null;
      });
      return opening;
    },
    /**
     * Reads the session's state. The answer of a request that is already running may be older than
     * the call, so calls made meanwhile share the next request.
     */
    read(): Promise<ApiError | null> {
      if (!reading) return beginReading();
      if (!readingNext) {
        const mine = reading.then(() => {
          if (readingNext === mine) readingNext = null;
          return reading ?? beginReading();
        });
        readingNext = mine;
      }
      return readingNext;
    },
  };
}

/** The user id in a token, unverified. Only the server verifies tokens. */
function subjectOf(jwt: string): unknown {
  try {
    const [, claims = ""] = jwt.split(".");
    return JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/"))).external_user_id;
  } catch {
    return undefined;
  }
}
