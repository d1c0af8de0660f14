import { describe, expect, it } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { visitorScope } from "../access/scope.ts";
import { db } from "../platform/db.ts";
import { getConversation } from "./get-conversation.ts";
import { listMessages } from "./list-messages.ts";
import { listNotes } from "./list-notes.ts";
import { postTeamMessage } from "./post-message.ts";
import { writeNote } from "./write-note.ts";

useDatabase();

const uuid = () => crypto.randomUUID();
const page = { limit: 100 };

describe("notes", () => {
  it("notes stand behind the newest message, with who wrote them, and are no messages", async () => {
    const { me, session, id } = await createConversation();
    const before = await getConversation(me, id);
    const { note, created } = await writeNote(me, id, { clientId: uuid(), text: "Big customer" });
    expect(created).toBe(true);
    expect(note).toMatchObject({
      conversationId: id,
      afterSeq: 1,
      author: { id: me.memberId, name: me.name },
      text: "Big customer",
    });
    // Neither the order nor the list nor who waits knows of it.
    expect(await getConversation(me, id)).toEqual(before);
    const reply = await postTeamMessage(me, id, { clientId: uuid(), text: "Hi" });
    expect(reply.message.seq).toBe(2);
    const seen = await listMessages(visitorScope(session), id, page);
    expect(seen.messages.map(({ text }) => text)).toEqual(["Hello", "Hi"]);
    await writeNote(me, id, { clientId: uuid(), text: "Second" });
    const { items, nextCursor } = await listNotes(me, id, page);
    expect(items.map(({ text, afterSeq }) => [text, afterSeq])).toEqual([
      ["Second", 2],
      ["Big customer", 1],
    ]);
    expect(nextCursor).toBeNull();
  });

  it("notes are written once, however often the same one is sent", async () => {
    const { me, id } = await createConversation();
    const body = { clientId: uuid(), text: "only once" };
    const written = await Promise.all(Array.from({ length: 20 }, () => writeNote(me, id, body)));
    expect(new Set(written.map(({ note }) => note.id)).size).toBe(1);
    expect(written.filter(({ created }) => created)).toHaveLength(1);
  });

  it("notes are listed page by page, without repeats", async () => {
    const { me, id } = await createConversation();
    await Promise.all(
      Array.from({ length: 25 }, (_, i) => writeNote(me, id, { clientId: uuid(), text: `${i}` })),
    );
    const texts: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await listNotes(me, id, { cursor, limit: 10 });
      texts.push(...items.map(({ text }) => text));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(texts).toHaveLength(25);
    expect(new Set(texts).size).toBe(25);
    await expect(listNotes(me, id, { cursor: "x", limit: 10 })).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  it("notes are the workspace's own, and go with their conversation", async () => {
    const { me, id } = await createConversation();
    const { me: stranger } = await createTenant();
    const body = { clientId: uuid(), text: "mine" };
    await writeNote(me, id, body);
    await expect(writeNote(stranger, id, body)).rejects.toMatchObject({ code: "not_found" });
    await expect(listNotes(stranger, id, page)).rejects.toMatchObject({ code: "not_found" });
    await db().conversation.delete({ where: { id } });
    expect(await db().note.count({ where: { conversationId: id } })).toBe(0);
  });
});
