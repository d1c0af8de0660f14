import type {
  ClaimedUser,
  FrameConfig,
  VisitorPage,
  VisitorPrivacy,
  WidgetState,
} from "../../lib/contract/widget.ts";
import type { ApiError, ApiResult, WidgetApi } from "./api.ts";

const NO_ANSWER: ApiError = { status: 0, code: null, retryAfterMs: null };

type Options = {
  api: WidgetApi;
  config: FrameConfig;
  embedder: string;
  page: () => VisitorPage | null;
  /** What of the visitor the page wants to be kept. */
  privacy: VisitorPrivacy | undefined;
  /** What the page says about its visitor. */
  user: () => ClaimedUser | undefined;
  /** The loader keeps the token for the next page. */
  keep: (token: string) => void;
  /** The loader forgets the token, if it is still this one. */
  forget: (token: string) => void;
  /** The server does not take the website's word. */
  onRefused: () => void;
};
export type Session = ReturnType<typeof createSession>;

/**
 * The visitor's session: one token, made when the website says who the visitor is, or else with
 * the first message and not before.
 */
export function createSession(options: Options) {
  const { api, config, embedder, page, privacy, user, keep, forget, onRefused } = options;
  let token: string | null = null;
  /** The website's word, until it is refused. */
  let word: string | null = null;
  /** The present token was had for that word. */
  let isVouched = false;
  /** The word was refused: whoever had the token before is hardly who is here now. */
  let isDoubted = false;
  let state: WidgetState | null = null;
  let isKnown = false;
  /** Grows when the token is replaced from outside, so that late answers are recognised. */
  let generation = 0;
  let opening: Promise<ApiResult<string>> | null = null;
  let reading: Promise<ApiError | null> | null = null;
  let readingNext: Promise<ApiError | null> | null = null;
  let vouching: Promise<ApiError | null> | null = null;

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
      // Logged out meanwhile; another tab's session of the same visitor is none of our business.
      if (data && word === null) void api.endSession(data.token);
      return NO_ANSWER;
    }
    if (error?.code === "identity_invalid" || error?.code === "invalid_request") {
      word = null;
      isDoubted = true;
      onRefused();
      return null;
    }
    if (!data) return error ?? NO_ANSWER;
    isVouched = true;
    if (data.token !== token) {
      token = data.token;
      state = null;
      isKnown = false;
      keep(token);
    }
    return null;
  }

  /** Hands the website's word to the server, unless that is done. Calls share one request. */
  function vouch(): Promise<ApiError | null> {
    if (word === null || isVouched) return Promise.resolve(null);
    vouching ??= exchange(word).finally(() => {
      vouching = null;
    });
    return vouching;
  }

  async function create(): Promise<ApiResult<string>> {
    const refused = await vouch();
    if (refused) return { data: null, error: refused };
    if (token) return { data: token, error: null };
    const asked = generation;
    const body = describe();
    const claim = user();
    let { data, error } = await api.createSession({ ...body, user: claim }, null);
    // A claim that the server does not like must not cost the visitor the chat.
    if (claim && error?.code === "invalid_request") {
      ({ data, error } = await api.createSession(body, null));
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

  function beginReading(): Promise<ApiError | null> {
    const mine = read().finally(() => {
      if (reading === mine) reading = null;
    });
    reading = mine;
    return mine;
  }

  return {
    token: () => token,
    /** Who is here, in the website's signed words; null: nobody says. True: somebody else. */
    identify(next: string | null): boolean {
      const isOther = isVouched && next !== null && subjectOf(next) !== subjectOf(word ?? "");
      generation++;
      word = next;
      isVouched = isDoubted = false;
      opening = reading = readingNext = vouching = null;
      return isOther;
    },
    isDoubted: () => isDoubted,
    /** The website's word is not with the server yet. */
    isUnvouched: () => word !== null && !isVouched,
    vouch,
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
      isVouched = isDoubted = false;
      token = next;
      state = null;
      isKnown = false;
      opening = reading = readingNext = vouching = null;
    },
    /** The token no longer works. */
    drop() {
      if (token) forget(token);
      isVouched = false;
      token = null;
      state = null;
      isKnown = false;
    },
    /** The token, made now if there is none. Calls at the same time share one request. */
    open(): Promise<ApiResult<string>> {
      if (token && (word === null || isVouched))
        return Promise.resolve({ data: token, error: null });
      opening ??= create().finally(() => {
        opening = null;
      });
      return opening;
    },
    /**
     * Reads the session's state, as it is now or later: an answer under way may be older than what
     * the caller knows, so calls meanwhile share the next request.
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

/** Whom a token is about, as far as anybody can read it; the server is who believes it or not. */
function subjectOf(jwt: string): unknown {
  try {
    const [, claims = ""] = jwt.split(".");
    return JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/"))).external_user_id;
  } catch {
    return undefined;
  }
}
