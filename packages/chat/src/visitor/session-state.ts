import type { WidgetState } from "@linkdesk/contract/widget.ts";

/** What is known of the session's conversations. `new`: there are none. `stale`: to be read before it is used. */
export type View =
  | { name: "unread" }
  | { name: "new" }
  | { name: "read"; state: WidgetState }
  | { name: "stale"; state: WidgetState };

/**
 * The visitor's session. `token` is the server's, `userJwt` the website's about the visitor's identity.
 * `request` is the number of the request under way; an answer with another number is late.
 */
export type SessionState =
  /** There is no session. The first message makes one. */
  | { name: "none" }
  /** An anonymous visitor's session is being made. */
  | { name: "creating"; request: number }
  | { name: "anonymous"; token: string; view: View }
  /** The website says who the visitor is. `token` is of the session before, which may become theirs. */
  | { name: "claimed"; userJwt: string; token: string | null; view: View }
  /** The server is asked whether that is true. */
  | { name: "verifying"; userJwt: string; token: string | null; view: View; request: number }
  | { name: "verified"; userJwt: string; token: string; view: View }
  /** The `userJwt` was refused. The session may be another visitor's, until it is read. */
  | { name: "doubted"; token: string; view: View };

export type SessionEvent =
  /** A page opens, with what it has of an earlier one. Nothing is asked for yet. */
  | { type: "began"; token: string | null; userJwt: string | null }
  /** Another tab has stored this token, or deleted it; or this one has logged out. */
  | { type: "adopted"; token: string | null }
  /** The website says who the visitor is; null: nobody that it knows. */
  | { type: "identified"; userJwt: string | null }
  /** Something needs the session: a message, a file. */
  | { type: "needed"; request: number }
  /** The conversations are about to be read. */
  | { type: "visited"; request: number }
  | { type: "created"; request: number; token: string }
  | { type: "verified"; request: number; token: string }
  | { type: "refused"; request: number }
  /** Nobody answered, or the answer was an error. */
  | { type: "failed"; request: number }
  | { type: "read"; token: string; state: WidgetState }
  /** Something shows that the view is out of date. */
  | { type: "outdated" }
  /** The server does not know the token any more. */
  | { type: "lost"; token: string };

export type SessionEffect =
  | { type: "create"; request: number }
  | { type: "verify"; request: number; userJwt: string; token: string | null }
  /** Stores the token for the next page. */
  | { type: "keep"; token: string }
  /** Deletes the stored token, if it is still this one. */
  | { type: "forget"; token: string }
  /** Ends a session on the server that nobody uses. */
  | { type: "end"; token: string }
  | { type: "reportRefused" }
  /** What is on screen is of a session that is over. */
  | { type: "leave" }
  /** Reads the conversations again, now or when the server can be reached. */
  | { type: "start" };

type Verifying = SessionState & { name: "verifying" };
type Next = readonly [SessionState, SessionEffect[]];

export const NO_SESSION: SessionState = { name: "none" };
const UNREAD: View = { name: "unread" };
const LEAVE: SessionEffect = { type: "leave" };
const START: SessionEffect = { type: "start" };

/** The token, of whichever visitor it is; null without one. */
export const tokenOf = (state: SessionState) => ("token" in state ? state.token : null);
/** The `userJwt` that is claimed or verified. */
const jwtOf = (state: SessionState) => ("userJwt" in state ? state.userJwt : null);
/** The server has not decided about the `userJwt` yet. */
export const isUndecided = ({ name }: SessionState) => name === "claimed" || name === "verifying";
/** The token is this visitor's. */
export const isOpen = ({ name }: SessionState) => name === "anonymous" || name === "verified";

/** What the server said last; null for a new session and without one. */
export const viewOf = (state: SessionState): WidgetState | null =>
  "view" in state && "state" in state.view ? state.view.state : null;
/** Whether the conversations are known. */
export const isKnown = (state: SessionState) =>
  "view" in state && (state.view.name === "new" || state.view.name === "read");

/** With what is known of the visitor: nothing of it is verified yet. */
const unverified = (
  token: string | null,
  userJwt: string | null,
  view: View = UNREAD,
): SessionState => {
  if (userJwt !== null) return { name: "claimed", userJwt, token, view };
  return token === null ? NO_SESSION : { name: "anonymous", token, view };
};

/** What becomes of the session through an event. What is not listed for a state is ignored in it. */
export function stepSession(state: SessionState, event: SessionEvent): Next {
  const token = tokenOf(state);
  switch (event.type) {
    case "began":
      return [state.name === "none" ? unverified(event.token, event.userJwt) : state, []];
    case "adopted":
      // What is being made is for the visitor before.
      if (event.token === token && state.name !== "creating") return [state, []];
      return [unverified(event.token, jwtOf(state)), [LEAVE, START]];
    case "identified":
      return identified(state, event.userJwt);
    case "needed":
      if (state.name !== "none") return visited(state, event.request);
      return [
        { name: "creating", request: event.request },
        [{ type: "create", request: event.request }],
      ];
    case "visited":
      return visited(state, event.request);
    case "read":
      return event.token === token ? read(state, event.state) : [state, []];
    case "outdated":
      return [outdated(state), []];
    case "lost":
      return event.token === token ? lost(state, event.token) : [state, []];
    default:
      return answered(state, event);
  }
}

function identified(state: SessionState, userJwt: string | null): Next {
  const view = "view" in state ? state.view : UNREAD;
  if (userJwt === null) return [unverified(tokenOf(state), null, view), []];
  const known = jwtOf(state);
  // An anonymous visitor's conversations may become theirs; another visitor's do not.
  const isOther = known !== null && subjectOf(userJwt) !== subjectOf(known);
  return [
    unverified(tokenOf(state), userJwt, isOther ? UNREAD : view),
    isOther ? [LEAVE, START] : [START],
  ];
}

function visited(state: SessionState, request: number): Next {
  if (state.name !== "claimed") return [state, []];
  const { userJwt, token } = state;
  return [{ ...state, name: "verifying", request }, [{ type: "verify", request, userJwt, token }]];
}

type Answer = Extract<SessionEvent, { type: "created" | "verified" | "refused" | "failed" }>;

function answered(state: SessionState, event: Answer): Next {
  const isAwaited = "request" in state && state.request === event.request;
  if (isAwaited && state.name === "creating") {
    if (event.type === "failed") return [NO_SESSION, []];
    if (event.type === "created") {
      const { token } = event;
      return [{ name: "anonymous", token, view: { name: "new" } }, [{ type: "keep", token }]];
    }
  }
  if (isAwaited && state.name === "verifying") {
    const { userJwt, token, view } = state;
    if (event.type === "failed") return [{ name: "claimed", userJwt, token, view }, []];
    if (event.type === "refused") {
      const next: SessionState = token === null ? NO_SESSION : { name: "doubted", token, view };
      return [next, [{ type: "reportRefused" }]];
    }
    if (event.type === "verified") return verified(state, event.token);
  }
  return [state, late(state, event)];
}

function verified({ userJwt, token: before, view }: Verifying, token: string): Next {
  if (token === before) return [{ name: "verified", userJwt, token, view }, []];
  const keep: SessionEffect = { type: "keep", token };
  return [
    { name: "verified", userJwt, token, view: UNREAD },
    before === null ? [keep] : [keep, LEAVE],
  ];
}

/** Ends a session that was made for somebody who is gone. With a new `userJwt` it may be in use. */
function late(state: SessionState, event: Answer): SessionEffect[] {
  const isUnused = event.type === "created" || (event.type === "verified" && jwtOf(state) === null);
  return isUnused ? [{ type: "end", token: event.token }] : [];
}

function read(state: SessionState, found: WidgetState): Next {
  // Until it is decided whose the session is, nothing more of it is shown.
  if (!("view" in state) || isUndecided(state)) return [state, []];
  const view: View = { name: "read", state: found };
  if (state.name !== "doubted") return [{ ...state, view }, []];
  const { token } = state;
  // It was opened for a visitor whom the website had named, and this is perhaps another one.
  if (found.contact.isVerified) return [NO_SESSION, [{ type: "forget", token }, LEAVE]];
  return [{ name: "anonymous", token, view }, []];
}

function outdated(state: SessionState): SessionState {
  if (!("view" in state) || state.view.name === "unread") return state;
  const known = viewOf(state);
  return { ...state, view: known ? { name: "stale", state: known } : UNREAD };
}

function lost(state: SessionState, token: string): Next {
  const gone: SessionEffect[] = [{ type: "forget", token }, LEAVE];
  if (state.name === "verifying") {
    return [{ ...state, token: null, view: UNREAD }, [...gone, START]];
  }
  const next = unverified(null, jwtOf(state));
  // The `userJwt` may still be valid and open another session.
  return [next, next.name === "none" ? gone : [...gone, START]];
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
