import { expect, it } from "vitest";
import { readFixtures } from "../../../tests/support/import-fixtures.ts";

it("Linktor's contacts, conversations and messages are read as its API answers them", () => {
  const all = readFixtures("linktor", "linktor-api.jsonl");
  expect(all.problems).toEqual([]);
  expect(all.skipped).toBe(1);
  expect(all.records).toMatchObject([
    {
      type: "contact",
      id: "c-1",
      name: "Ada Lovelace",
      attributes: { phone: "+431234567", plan: "pro" },
      createdAt: "2023-11-14T22:13:20.123Z",
    },
    {
      type: "conversation",
      id: "v-1",
      contactId: "c-1",
      status: "resolved",
      subject: "Shipping",
      resolvedAt: "2024-03-01T10:00:00.000Z",
    },
    { type: "message", id: "m-1", author: { type: "contact" }, text: "Do you ship to Austria?" },
    {
      type: "message",
      id: "m-3",
      author: { type: "agent" },
      files: [{ name: "prices.pdf", url: "https://linktor.example/media/a-1" }],
    },
  ]);
});

it("webhooks that Linktor has sent are read as its document shows them", () => {
  const all = readFixtures("linktor", "linktor-webhooks.jsonl");
  expect(all.problems).toEqual([]);
  expect(all.skipped).toBe(1);
  expect(all.records).toMatchObject([
    {
      type: "contact",
      id: "visitor_xyz",
      name: "John Doe",
      email: "john@example.com",
      attributes: { page: "/pricing", referrer: "https://google.com" },
    },
    { type: "conversation", id: "conv_abc123", contactId: "visitor_xyz", status: "resolved" },
    {
      type: "message",
      id: "msg_abc123",
      conversationId: "conv_abc123",
      author: { type: "contact" },
      text: "Do you offer enterprise pricing?",
      createdAt: "2024-01-15T10:30:05.000Z",
    },
  ]);
});
