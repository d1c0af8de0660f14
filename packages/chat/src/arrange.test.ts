import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import { expect, test } from "vitest";
import { messageWith } from "../../../tests/support/message.ts";
import { arrange } from "./arrange.ts";

const visitor = { type: "contact" as const, id: null, name: "" };
const entry = { clientId: "client-1", text: "hi", error: null };
const message = (seq: number, type: AuthorType, createdAt: string, id = "x") =>
  messageWith({
    seq,
    clientId: type === "contact" ? `client-${seq}` : null,
    author: { type, id, name: type === "agent" ? "Maya" : "" },
    text: `text ${seq}`,
    createdAt,
  });

test("messages of one author within minutes share a group, a new day starts over", () => {
  const rows = arrange(
    [
      message(1, "contact", "2030-01-01T10:00:00"),
      message(2, "contact", "2030-01-01T10:01:00"),
      message(3, "agent", "2030-01-01T10:02:00"),
      message(4, "agent", "2030-01-01T10:30:00"),
      message(5, "agent", "2030-01-02T10:00:00"),
    ],
    [],
    visitor,
  );
  expect(rows.map((row) => (row.kind === "group" ? row.bubbles.length : row.kind))).toEqual([
    "day",
    2,
    1,
    1,
    "day",
    1,
  ]);
});

test("what came by mail is a group of its own", () => {
  const at = "2030-01-01T10:00:00";
  const mailed = { ...message(2, "agent", at), isByEmail: true as const };
  const rows = arrange([message(1, "agent", at), mailed, message(3, "agent", at)], [], visitor);
  expect(rows.map((row) => row.kind)).toEqual(["day", "group", "group", "group"]);
});

test("two agents are two groups, the system speaks alone", () => {
  const at = "2030-01-01T10:00:00";
  const rows = arrange(
    [
      message(1, "agent", at, "maya"),
      message(2, "agent", at, "sam"),
      message(3, "system", at),
      message(4, "agent", at, "sam"),
    ],
    [],
    visitor,
  );
  expect(rows.map((row) => row.kind)).toEqual(["day", "group", "group", "system", "group"]);
});

test("a message keeps its key when the server has it", () => {
  const createdAt = "2030-01-01T10:00:00";
  const sending = arrange([], [{ ...entry, createdAt, status: "sending" }], visitor);
  const sent = arrange([message(1, "contact", createdAt)], [], visitor);
  expect(sent.map((row) => row.key)).toEqual(sending.map((row) => row.key));
});

test("what is being sent comes last", () => {
  const rows = arrange(
    [message(1, "contact", "2030-01-01T10:00:00")],
    [{ ...entry, createdAt: "2030-01-01T10:00:30", status: "failed" }],
    visitor,
  );
  const group = rows[1];
  expect(group?.kind === "group" && group.bubbles.map((b) => b.status)).toEqual([
    "delivered",
    "failed",
  ]);
});

test("what an agent sends joins the agent's own group, not a colleague's", () => {
  const createdAt = "2030-01-01T10:00:30";
  const messages = [message(1, "agent", "2030-01-01T10:00:00", "maya")];
  const sizes = (id: string) =>
    arrange(messages, [{ ...entry, createdAt, status: "sending" }], { type: "agent", id, name: "" })
      .filter((row) => row.kind === "group")
      .map((row) => row.bubbles.length);
  expect(sizes("maya")).toEqual([2]);
  expect(sizes("sam")).toEqual([1, 1]);
});

test("a message is the same bubble each time", () => {
  const messages = [message(1, "contact", "2030-01-01T10:00:00")];
  const bubble = () => {
    const row = arrange(messages, [], visitor)[1];
    return row?.kind === "group" ? row.bubbles[0] : null;
  };
  expect(bubble()).not.toBeNull();
  expect(bubble()).toBe(bubble());
});

test("an answer, named by the message it answers, is not taken for that message", () => {
  const at = "2030-01-01T10:00:00";
  const question = messageWith({ seq: 1, clientId: null, createdAt: at });
  const answer = { ...message(2, "contact", at), clientId: question.id };
  const keys = arrange([question, answer], [], visitor).map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});
