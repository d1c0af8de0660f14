import type { WidgetState } from "@linkdesk/contract/widget.ts";
import { expect, test } from "vitest";
import { SESSION_TABLE } from "./session-state.table.ts";
import {
  NO_SESSION,
  type SessionEffect,
  type SessionEvent,
  type SessionState,
  stepSession,
} from "./session-state.ts";

const jwtOf = (name: string) => `h.${btoa(JSON.stringify({ external_user_id: name }))}.s`;
const ADA = jwtOf("ada");
const EVE = jwtOf("eve");
const stateOf = (isVerified: boolean): WidgetState => ({
  contact: { id: "c", name: "", email: null, isAnonymous: !isVerified, isVerified },
  ...{ isOnline: true, conversations: [], unread: 0 },
});
const READ = { name: "read", state: stateOf(false) } as const;

/** Request 1 is under way; A is the token of the session, ada its visitor where one is known. */
const STATES: { [name in keyof typeof SESSION_TABLE]: SessionState } = {
  none: NO_SESSION,
  creating: { name: "creating", request: 1 },
  anonymous: { name: "anonymous", token: "A", view: READ },
  claimed: { name: "claimed", userJwt: ADA, token: null, view: { name: "unread" } },
  "claimed with a session": { name: "claimed", userJwt: ADA, token: "A", view: READ },
  verifying: {
    ...{ name: "verifying", userJwt: ADA, token: null, view: { name: "unread" }, request: 1 },
  },
  "verifying with a session": {
    ...{ name: "verifying", userJwt: ADA, token: "A", view: READ, request: 1 },
  },
  verified: { name: "verified", userJwt: ADA, token: "A", view: READ },
  doubted: { name: "doubted", token: "A", view: { name: "unread" } },
};

type EventName = keyof (typeof SESSION_TABLE)["none"];
/** Requests 2 are new, 1 is the one under way, 0 is an earlier one; B is a token of another session. */
const EVENTS: { [name in EventName]: SessionEvent } = {
  "began with A": { type: "began", token: "A", userJwt: null },
  "began with A as ada": { type: "began", token: "A", userJwt: ADA },
  "began with nothing": { type: "began", token: null, userJwt: null },
  "adopted A": { type: "adopted", token: "A" },
  "adopted B": { type: "adopted", token: "B" },
  "adopted nothing": { type: "adopted", token: null },
  "identified as ada": { type: "identified", userJwt: ADA },
  "identified as eve": { type: "identified", userJwt: EVE },
  "identified as nobody": { type: "identified", userJwt: null },
  "needed 2": { type: "needed", request: 2 },
  "visited 2": { type: "visited", request: 2 },
  "created 1: B": { type: "created", request: 1, token: "B" },
  "created 0: B": { type: "created", request: 0, token: "B" },
  "verified 1: A": { type: "verified", request: 1, token: "A" },
  "verified 1: B": { type: "verified", request: 1, token: "B" },
  "verified 0: B": { type: "verified", request: 0, token: "B" },
  "refused 1": { type: "refused", request: 1 },
  "refused 0": { type: "refused", request: 0 },
  "failed 1": { type: "failed", request: 1 },
  "failed 0": { type: "failed", request: 0 },
  "read A: anonymous": { type: "read", token: "A", state: stateOf(false) },
  "read A: verified": { type: "read", token: "A", state: stateOf(true) },
  "read B": { type: "read", token: "B", state: stateOf(false) },
  outdated: { type: "outdated" },
  "lost A": { type: "lost", token: "A" },
  "lost B": { type: "lost", token: "B" },
};

const nameOf = (jwt: string) => (jwt === ADA ? "ada" : "eve");

function stateText(state: SessionState): string {
  const words: (string | number | null)[] = [state.name];
  if ("userJwt" in state) words.push(nameOf(state.userJwt));
  if ("token" in state) words.push(state.token ?? "-");
  if ("view" in state) words.push(state.view.name);
  if ("request" in state) words.push(state.request);
  return words.join(" ");
}

function effectInWords(effect: SessionEffect): string {
  const words: (string | number)[] = [effect.type];
  if ("request" in effect) words.push(effect.request);
  if ("userJwt" in effect) words.push(nameOf(effect.userJwt));
  if ("token" in effect) words.push(effect.token ?? "-");
  return words.join(" ");
}

/** `ignored`, or the next state and what is done. */
function outcomeOf(state: SessionState, event: SessionEvent): string {
  const [next, effects] = stepSession(state, event);
  if (next === state && effects.length === 0) return "ignored";
  const now = next === state ? "stays" : stateText(next);
  return [now, ...effects.map(effectInWords)].join(" · ");
}

test("every event in every state of the session does what the table says", () => {
  const found = Object.fromEntries(
    Object.entries(STATES).map(([name, state]) => [
      name,
      Object.fromEntries(
        Object.entries(EVENTS).map(([event, it]) => [event, outcomeOf(state, it)]),
      ),
    ]),
  );
  expect(found).toEqual(SESSION_TABLE);
});

test("another visitor's conversations are not known any more as soon as somebody else is named", () => {
  const [next] = stepSession(STATES.verified, EVENTS["identified as eve"]);
  expect(next).toMatchObject({ name: "claimed", view: { name: "unread" } });
});

test("a conversation that turns out to be deleted makes the view stale until it is read again", () => {
  const [stale] = stepSession(STATES.anonymous, EVENTS.outdated);
  expect(stale).toMatchObject({ view: { name: "stale" } });
  const [read] = stepSession(stale, EVENTS["read A: anonymous"]);
  expect(read).toMatchObject({ view: { name: "read" } });
});
