import { inboxSettings } from "@linkdesk/contract/inboxes.ts";
import { expect, test } from "vitest";
import { type ChatState, INITIAL_STATE } from "./chat-state.ts";
import { endingOf, historyStatus, screenOf } from "./screen.ts";
import { mergeSettings } from "./settings.ts";

const CONVERSATION = {
  ...{ id: "c", lastSeq: 0, unread: 0, preview: "" },
  ...{ contactReadSeq: 0, agentReadSeq: 0, contactDeliveredSeq: 0, agentDeliveredSeq: 0 },
  ...{ lastMessageAt: "2030-01-01T00:00:00.000Z", createdAt: "2030-01-01T00:00:00.000Z" },
};
const OPEN = { ...CONVERSATION, status: "open" as const };
const RESOLVED = { ...CONVERSATION, status: "resolved" as const };
const HELD = { clientId: "1", text: "Hello", place: "", attachments: [] };
const UNSENT = { ...HELD, createdAt: "", status: "sending" as const, error: null };

const settings = (behaviour = {}) => mergeSettings(inboxSettings.parse({ behaviour }), {});
const stateWith = (state: Partial<ChatState>): ChatState => ({
  ...INITIAL_STATE,
  ...{ consent: "given", panel: "open", tab: "visible", sound: "on", start: "started" },
  ...state,
});

test("until the conversations are known the thread waits, and it says when they cannot be read", () => {
  expect(historyStatus(stateWith({ start: "idle" }))).toBe("waiting");
  expect(historyStatus(stateWith({ start: "starting" }))).toBe("waiting");
  expect(historyStatus(stateWith({ start: "retrying" }))).toBe("failed");
  expect(historyStatus(stateWith({ history: "none" }))).toBe("ready");
});

test("a thread waits for its first messages, and not for those that it catches up with", () => {
  expect(historyStatus(stateWith({ history: "loading" }))).toBe("waiting");
  expect(historyStatus(stateWith({ history: "failed" }))).toBe("failed");
  expect(historyStatus(stateWith({ history: "behind" }))).toBe("ready");
  expect(historyStatus(stateWith({ history: "loaded" }))).toBe("ready");
});

test("a thread ends with the first of what stands between the visitor and the team", () => {
  const reopened = settings({ replyToResolved: true });
  const ended = settings({ replyToResolved: false });
  expect(endingOf(stateWith({ conversation: OPEN }), ended)).toBe("open");
  expect(
    endingOf(
      stateWith({ opening: { name: "held", written: HELD }, conversation: RESOLVED }),
      ended,
    ),
  ).toBe("held");
  expect(endingOf(stateWith({ conversation: RESOLVED }), ended)).toBe("ended");
  expect(endingOf(stateWith({ conversation: RESOLVED }), reopened)).toBe("resolved");
  expect(endingOf(stateWith({ conversation: RESOLVED, outbox: [UNSENT] }), reopened)).toBe("open");
  expect(endingOf(stateWith({ opening: { name: "left" }, conversation: OPEN }), ended)).toBe(
    "thanks",
  );
  expect(endingOf(stateWith({ opening: { name: "left" }, outbox: [UNSENT] }), ended)).toBe("open");
});

test("the consent question comes before every other screen", () => {
  expect(screenOf(stateWith({ consent: "needed", route: "thread" }), settings())).toBe("consent");
  expect(screenOf(stateWith({ route: "thread" }), settings())).toBe("thread");
});
