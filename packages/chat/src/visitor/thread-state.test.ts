import fc from "fast-check";
import { expect, test } from "vitest";
import { CONNECTION_TABLE, READING_TABLE, TYPING_TABLE } from "./thread-state.table.ts";
import {
  type Connection,
  openThread,
  type Reading,
  stepThread,
  type ThreadEffect,
  type ThreadEvent,
  type ThreadState,
} from "./thread-state.ts";

const AT = "2030-01-01T00:00:00.000Z";
/** The visitor has read five messages, the team three. */
const CONVERSATION = {
  ...{ id: "c", status: "open" as const, lastSeq: 9, unread: 0, preview: "" },
  ...{ contactReadSeq: 5, agentReadSeq: 3, contactDeliveredSeq: 5, agentDeliveredSeq: 3 },
  ...{ lastMessageAt: AT, createdAt: AT },
};
type Open = ThreadState & { name: "open" };
const OPEN: Open = {
  ...{ name: "open", conversation: CONVERSATION, connection: { name: "live" } },
  ...{ reading: "known", typing: null },
};
const receipts = (contactReadSeq: number, agentReadSeq = 3) => ({
  ...{ contactReadSeq, agentReadSeq, contactDeliveredSeq: 0, agentDeliveredSeq: 0 },
});

const CONNECTIONS: { [name in keyof typeof CONNECTION_TABLE]: Connection } = {
  joining: { name: "joining", missing: "channel" },
  "joining without network": { name: "joining", missing: "network" },
  slow: { name: "slow", missing: "channel" },
  "slow without network": { name: "slow", missing: "network" },
  live: { name: "live" },
  lost: { name: "lost", missing: "channel" },
  "lost without network": { name: "lost", missing: "network" },
  gone: { name: "gone", missing: "channel" },
  "gone without network": { name: "gone", missing: "network" },
};
const CONNECTION_EVENTS: { [name in keyof (typeof CONNECTION_TABLE)["live"]]: ThreadEvent } = {
  joined: { type: "joined", isUp: true },
  "joined without network": { type: "joined", isUp: false },
  left: { type: "left" },
  "network up": { type: "network", isUp: true },
  "network down": { type: "network", isUp: false },
  waited: { type: "waited" },
};
const READINGS: { [name in keyof typeof READING_TABLE]: Reading } = {
  ...{ known: "known", reporting: "reporting", readOn: "readOn", due: "due" },
};
/** The visitor has read up to 5. */
const READING_EVENTS: { [name in keyof (typeof READING_TABLE)["known"]]: ThreadEvent } = {
  "saw 4": { type: "saw", seq: 4 },
  "saw 6": { type: "saw", seq: 6 },
  "wrote 4": { type: "wrote", seq: 4 },
  "wrote 6": { type: "wrote", seq: 6 },
  "read: 4": { type: "read", conversation: { ...CONVERSATION, contactReadSeq: 4 } },
  "read: 5": { type: "read", conversation: CONVERSATION },
  "read: 6": { type: "read", conversation: { ...CONVERSATION, contactReadSeq: 6 } },
  "updated: 4": { type: "updated", changes: receipts(4) },
  "updated: 5": { type: "updated", changes: receipts(5) },
  "updated: 6": { type: "updated", changes: receipts(6) },
  reported: { type: "reported" },
  failed: { type: "failed" },
};
const TYPINGS: { [name in keyof typeof TYPING_TABLE]: string | null } = {
  nobody: null,
  Ada: "Ada",
};
const TYPING_EVENTS: { [name in keyof (typeof TYPING_TABLE)["nobody"]]: ThreadEvent } = {
  "typing Ada": { type: "typing", name: "Ada" },
  "typing Eve": { type: "typing", name: "Eve" },
  "typing nobody": { type: "typing", name: null },
};
/** Of no part of the state alone. */
const OTHER_EVENTS: Record<string, ThreadEvent> = {
  changed: { type: "changed" },
  closed: { type: "closed" },
};

const textOf = (connection: Connection) =>
  "missing" in connection && connection.missing === "network"
    ? `${connection.name} without network`
    : connection.name;
const effectText = (effect: ThreadEffect) =>
  typeof effect === "string" ? effect : `report ${effect.report}`;

/** `ignored`, or the next state of the part that is looked at, and what is done. */
function outcomeOf(state: Open, event: ThreadEvent, partOf: (state: Open) => string): string {
  const [next, effects] = stepThread(state, event);
  if (next.name === "closed") return ["closed", ...effects.map(effectText)].join(" · ");
  const isSame = partOf(next) === partOf(state);
  if (isSame && effects.length === 0) return "ignored";
  return [isSame ? "stays" : partOf(next), ...effects.map(effectText)].join(" · ");
}

function tableOf<Part>(
  parts: Record<string, Part>,
  events: Record<string, ThreadEvent>,
  stateWith: (part: Part) => Open,
  partOf: (state: Open) => string,
) {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      Object.fromEntries(
        Object.entries(events).map(([event, it]) => [
          event,
          outcomeOf(stateWith(part), it, partOf),
        ]),
      ),
    ]),
  );
}
const readingText = ({ reading, conversation }: Open) =>
  `${reading} ${conversation.contactReadSeq}`;

test("every event of the connection in each of its states does what the table says", () => {
  const stateWith = (connection: Connection): Open => ({ ...OPEN, connection });
  const partOf = ({ connection }: Open) => textOf(connection);
  expect(tableOf(CONNECTIONS, CONNECTION_EVENTS, stateWith, partOf)).toEqual(CONNECTION_TABLE);
});

test("everything that is read, or known to be read, does what the table says", () => {
  const stateWith = (reading: Reading): Open => ({ ...OPEN, reading });
  expect(tableOf(READINGS, READING_EVENTS, stateWith, readingText)).toEqual(READING_TABLE);
});

test("who begins or ends to type is shown once", () => {
  const stateWith = (typing: string | null): Open => ({ ...OPEN, typing });
  const partOf = ({ typing }: Open) => typing ?? "nobody";
  expect(tableOf(TYPINGS, TYPING_EVENTS, stateWith, partOf)).toEqual(TYPING_TABLE);
});

const ALL: Record<string, ThreadEvent> = {
  ...CONNECTION_EVENTS,
  ...READING_EVENTS,
  ...TYPING_EVENTS,
  ...OTHER_EVENTS,
};

test("an event of one part does the same whatever the others are, and leaves them as they are", () => {
  const wholeOf = (state: Open, event: ThreadEvent) => {
    const [next, effects] = stepThread(state, event);
    return { next, effects };
  };
  for (const connection of Object.values(CONNECTIONS)) {
    for (const reading of Object.values(READINGS)) {
      for (const typing of Object.values(TYPINGS)) {
        const state: Open = { ...OPEN, connection, reading, typing };
        for (const event of Object.values(CONNECTION_EVENTS)) {
          const { next, effects } = wholeOf({ ...OPEN, connection }, event);
          expect(wholeOf(state, event)).toEqual({ next: { ...next, reading, typing }, effects });
        }
        for (const event of Object.values(READING_EVENTS)) {
          const { next, effects } = wholeOf({ ...OPEN, reading }, event);
          expect(wholeOf(state, event)).toEqual({ next: { ...next, connection, typing }, effects });
        }
        for (const event of Object.values(TYPING_EVENTS)) {
          const { next, effects } = wholeOf({ ...OPEN, typing }, event);
          const expected = { next: { ...next, connection, reading }, effects };
          expect(wholeOf(state, event)).toEqual(expected);
        }
        expect(stepThread(state, { type: "changed" })).toEqual([state, ["draw"]]);
      }
    }
  }
});

test("a thread that is closed ignores everything that arrives late", () => {
  const [closed, effects] = stepThread(OPEN, { type: "closed" });
  expect(closed).toEqual({ name: "closed", conversation: CONVERSATION });
  expect(effects).toEqual(["leave"]);
  for (const event of Object.values(ALL)) expect(stepThread(closed, event)).toEqual([closed, []]);
});

test("the team's reading, and a status that changed, are more than news of the conversation", () => {
  const seen = stepThread(OPEN, { type: "updated", changes: receipts(5, 4) });
  expect(seen[1]).toEqual(["seen", "draw"]);
  const ended = stepThread(OPEN, {
    type: "updated",
    changes: { ...receipts(5), status: "resolved" },
  });
  expect(ended[0]).toMatchObject({ conversation: { status: "resolved" } });
  expect(ended[1]).toEqual(["refresh", "draw"]);
});

test("in any order of events no position moves back, and one report is under way at a time", () => {
  const event = fc.oneof(
    fc.constantFrom(...Object.values(CONNECTION_EVENTS), ...Object.values(TYPING_EVENTS)),
    fc.nat({ max: 9 }).map((seq): ThreadEvent => ({ type: "saw", seq })),
    fc.nat({ max: 9 }).map((seq): ThreadEvent => ({ type: "wrote", seq })),
    fc.nat({ max: 9 }).map((seq): ThreadEvent => ({ type: "updated", changes: receipts(seq) })),
    fc.constantFrom<ThreadEvent>({ type: "reported" }, { type: "failed" }),
  );
  const startAt = { ...CONVERSATION, contactReadSeq: 0 };
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state = openThread(startAt);
      let reported = 0;
      let isUnderWay = false;
      for (const one of events) {
        const isAnswer = one.type === "reported" || one.type === "failed";
        // There is no answer without a request.
        if (isAnswer && !isUnderWay) continue;
        if (isAnswer) isUnderWay = false;
        const before = state.conversation.contactReadSeq;
        const [next, effects] = stepThread(state, one);
        expect(next.conversation.contactReadSeq).toBeGreaterThanOrEqual(before);
        for (const effect of effects) {
          if (typeof effect === "string") continue;
          expect(isUnderWay).toBe(false);
          expect(effect.report).toBeGreaterThanOrEqual(reported);
          [isUnderWay, reported] = [true, effect.report];
        }
        state = next;
      }
    }),
    { seed: 1 },
  );
});
