import { expect, it } from "vitest";
import { readFixtures } from "../../../tests/support/import-fixtures.ts";

it("Chatwoot's contacts, conversations and messages are read as its API answers them", () => {
  const all = readFixtures(
    "chatwoot",
    "chatwoot-contacts.json",
    "chatwoot-conversations.json",
    "chatwoot-messages.json",
  );
  expect(all.problems).toEqual([]);
  // The assignment, and a message that was deleted.
  expect([all.skipped, all.partial]).toEqual([2, 1]);
  const agent = { type: "agent", name: "Fay Agent" };
  expect(all.records).toEqual([
    {
      type: "contact",
      id: "31",
      externalId: "user-4711",
      name: "Ada Lovelace",
      email: "ada@example.com",
      avatarUrl: "https://chatwoot.example/rails/active_storage/avatar.png",
      attributes: {
        phone: "+431234567",
        city: "Graz",
        country_code: "AT",
        social_profiles: '{"github":"ada"}',
        plan: "pro",
        seats: 3,
      },
      createdAt: "2023-11-14T22:13:20.000Z",
      lastSeenAt: "2024-03-01T10:00:00.000Z",
    },
    {
      type: "contact",
      id: "32",
      name: "quiet-moon-231",
      attributes: {},
      createdAt: "2024-03-01T08:00:00.000Z",
      lastSeenAt: "2024-03-01T10:00:00.000Z",
    },
    {
      type: "conversation",
      id: "17",
      contactId: "32",
      status: "resolved",
      assignee: "fay@example.com",
      createdAt: "2024-03-01T09:00:00.000Z",
      resolvedAt: "2024-03-01T10:00:00.000Z",
    },
    {
      type: "message",
      id: "902",
      conversationId: "17",
      author: agent,
      text: "Yes, **two days**.",
      files: [],
      createdAt: "2024-03-01T09:01:00.000Z",
    },
    {
      type: "message",
      id: "900",
      conversationId: "17",
      author: { type: "contact" },
      text: "Do you ship to Austria?",
      files: [
        {
          name: "cart photo.png",
          url: "https://chatwoot.example/rails/active_storage/blobs/redirect/abc/cart%20photo.png",
        },
      ],
      createdAt: "2024-03-01T09:00:00.000Z",
    },
    {
      type: "note",
      id: "903",
      conversationId: "17",
      author: agent,
      text: "Check the customs first",
      files: [],
      createdAt: "2024-03-01T09:00:30.000Z",
    },
    {
      type: "message",
      id: "904",
      conversationId: "17",
      author: { type: "bot" },
      text: "Give the team a way to reach you.",
      files: [],
      createdAt: "2024-03-01T09:00:40.000Z",
    },
  ]);
});
