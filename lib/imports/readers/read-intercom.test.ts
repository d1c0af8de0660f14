import { expect, it } from "vitest";
import { importFixture, readFixtures } from "../../../tests/support/import-fixtures.ts";
import { readPart } from "./read-part.ts";

it("Intercom's contacts and conversations are read as its API answers them", () => {
  const all = readFixtures("intercom", "intercom-contacts.json", "intercom-conversation.json");
  expect(all.problems).toEqual([]);
  expect([all.skipped, all.partial]).toEqual([1, 1]);
  const agent = { type: "agent", name: "Fay Agent", email: "fay@example.com" };
  expect(all.records).toMatchObject([
    {
      type: "contact",
      id: "5ba682d23d7cf92bef87bfd4",
      externalId: "user-4711",
      name: "Ada Lovelace",
      email: "ada@example.com",
      avatarUrl: "https://static.intercom.example/ada.jpg",
      attributes: { phone: "+431234567", paid_subscriber: true, monthly_spend: 155.5 },
      createdAt: "2019-10-21T15:35:54.000Z",
    },
    { type: "contact", id: "5ba682d23d7cf92bef87bfd4", externalId: "user-4711" },
    {
      type: "conversation",
      id: "1295",
      contactId: "5ba682d23d7cf92bef87bfd4",
      status: "resolved",
      subject: "Shipping to Austria",
      assignee: "fay@example.com",
      createdAt: "2022-09-19T14:20:23.000Z",
      resolvedAt: "2022-09-19T15:06:39.000Z",
    },
    {
      type: "message",
      id: "source-3",
      author: { type: "contact" },
      text: "Do you ship to Austria?",
      files: [{ name: "cart.png", url: "https://downloads.intercom.example/i/o/cart.png" }],
      createdAt: "2022-09-19T14:20:23.000Z",
    },
    { type: "note", id: "11", author: agent, text: "Check the customs first" },
    { type: "message", id: "12", author: { type: "bot" } },
    { type: "message", id: "13", author: agent, text: "Yes, in two days." },
  ]);
});

it("an unknown part of Intercom with words is a note, so that nothing internal is shown", () => {
  const conversation = JSON.parse(importFixture("intercom-conversation.json"));
  conversation.conversation_parts.conversation_parts[2].part_type = "something_new";
  const { records } = readPart("intercom", JSON.stringify(conversation));
  expect(records.map(({ record }) => record).find(({ id }) => id === "12")).toMatchObject({
    type: "note",
  });
});
