import { expect, test } from "vitest";
import type { AuthorType, Message } from "../conversations.ts";
import { arrange } from "./arrange.ts";

const message = (seq: number, type: AuthorType, createdAt: string, id = "x"): Message => ({
  id: `m${seq}`,
  conversationId: "c",
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
  );
  expect(rows.map((row) => row.kind)).toEqual(["day", "group", "group", "system", "group"]);
});

test("a message keeps its key when the server has it", () => {
  const createdAt = "2030-01-01T10:00:00";
  const sending = arrange([], [{ clientId: "client-1", text: "hi", createdAt, status: "sending" }]);
  const sent = arrange([message(1, "contact", createdAt)], []);
  expect(sent.map((row) => row.key)).toEqual(sending.map((row) => row.key));
});

test("what is being sent comes last", () => {
  const rows = arrange(
    [message(1, "contact", "2030-01-01T10:00:00")],
    [{ clientId: "b", text: "b", createdAt: "2030-01-01T10:00:30", status: "failed" }],
  );
  const group = rows[1];
  expect(group?.kind === "group" && group.bubbles.map((b) => b.status)).toEqual([
    "delivered",
    "failed",
  ]);
});
