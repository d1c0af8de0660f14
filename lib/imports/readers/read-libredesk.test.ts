import { expect, it } from "vitest";
import { importFixture, readFixtures } from "../../../tests/support/import-fixtures.ts";
import { readPart } from "./read-part.ts";

it("Libredesk's contacts, conversations and messages are read as its API answers them", () => {
  const all = readFixtures(
    "libredesk",
    "libredesk-contacts.json",
    "libredesk-conversation.json",
    "libredesk-messages.json",
  );
  expect(all.problems).toEqual([]);
  expect([all.skipped, all.partial]).toEqual([1, 1]);
  const agent = { type: "agent", name: "Fay Agent", email: "fay@example.com" };
  expect(all.records).toMatchObject([
    {
      type: "contact",
      id: "31",
      externalId: "user-4711",
      name: "Ada Lovelace",
      email: "ada@example.com",
      createdAt: "2023-11-14T22:13:20.123Z",
    },
    {
      type: "contact",
      id: "32",
      name: "Bob",
      email: "bob@example.com",
      blocked: true,
      attributes: { phone: "AT 1234567", country: "AT", plan: "pro" },
    },
    {
      type: "conversation",
      id: "6b1b1f3e-7f5b-4f5e-9b60-1f2ab5ad3f61",
      contactId: "32",
      status: "resolved",
      subject: "Shipping to Austria",
      createdAt: "2024-03-01T09:00:00.500Z",
      resolvedAt: "2024-03-01T10:00:00.000Z",
    },
    { type: "message", author: agent, text: "Yes, in two days." },
    { type: "note", author: agent, text: "Check the customs first" },
    {
      type: "message",
      author: { type: "contact" },
      text: "Do you ship to Austria?",
      // Their address is Libredesk's own and ends after a while.
      files: [{ name: "cart.png" }],
    },
  ]);
});

it("Libredesk's list of conversations says what to fetch instead", () => {
  const { data } = JSON.parse(importFixture("libredesk-conversation.json"));
  const { id: _, ...contact } = data.contact;
  const list = { status: "success", data: { results: [{ ...data, contact }], total: 1 } };
  expect(readPart("libredesk", JSON.stringify(list)).problems).toMatchObject([
    { field: "contact.id", message: expect.stringContaining("/api/v1/conversations/{uuid}") },
  ]);
});
