import type { Message } from "@linkdesk/contract/conversations.ts";

/** A message of an agent, with what a test cares about in its place. */
export function messageWith(fields: Partial<Message> & { seq: number }): Message {
  return {
    id: `m${fields.seq}`,
    conversationId: "c",
    clientId: null,
    author: { type: "agent", id: "a", name: "Maya" },
    text: "",
    content: { type: "text" },
    attachments: [],
    response: null,
    createdAt: "2030-01-01T00:00:00.000Z",
    ...fields,
  };
}
