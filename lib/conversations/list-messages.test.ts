import { teamMessagesQuery } from "@linkdesk/contract/messages.ts";
import { expect, test } from "vitest";
import { createConversation } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { db } from "../platform/db.ts";
import { listMessages } from "./list-messages.ts";
import { postTeamMessage } from "./post-message.ts";

useDatabase();

test("messages are listed since a time, in their order, page by page", async () => {
  const { me, id } = await createConversation();
  const scope = { workspaceId: me.workspace.id };
  for (const text of ["two", "three", "four"]) {
    await postTeamMessage(me, id, { clientId: crypto.randomUUID(), text });
  }
  for (const [i, day] of ["2026-03-01", "2026-03-05", "2026-03-09", "2026-03-12"].entries()) {
    const where = { conversationId_seq: { conversationId: id, seq: i + 1 } };
    await db().message.update({ where, data: { createdAt: `${day}T12:00:00Z` } });
  }
  const since = async (time: string, limit = 100) => {
    const { messages, hasMore } = await listMessages(scope, id, { since: time, limit });
    return { seqs: messages.map(({ seq }) => seq), hasMore };
  };
  expect(await since("2026-03-05T12:00:00Z")).toEqual({ seqs: [2, 3, 4], hasMore: false });
  expect(await since("2026-03-05T12:00:01Z", 1)).toEqual({ seqs: [3], hasMore: true });
  expect(await since("2026-01-01T00:00:00Z", 2)).toEqual({ seqs: [1, 2], hasMore: true });
  expect(await since("2026-04-01T00:00:00Z")).toEqual({ seqs: [], hasMore: false });
});

test.each([
  [{ since: "yesterday" }],
  [{ since: "2026-03-05T12:00:00Z", after: "1" }],
  [{ since: "2026-03-05T12:00:00Z", before: "4" }],
  [{ after: "1", before: "4" }],
])("the query %j is refused", (query) => {
  expect(teamMessagesQuery.safeParse(query).success).toBe(false);
});
