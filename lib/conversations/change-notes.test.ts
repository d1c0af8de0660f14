import { describe, expect, it } from "vitest";
import { createConversation, createMember, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor, KeyActor } from "../access/actor.ts";
import { dispatchEvents } from "../jobs/dispatch-events.ts";
import { db } from "../platform/db.ts";
import { search } from "../search/search.ts";
import { deleteNote } from "./delete-note.ts";
import { listNotes } from "./list-notes.ts";
import { updateNote } from "./update-note.ts";
import { writeNote } from "./write-note.ts";

useDatabase();

const uuid = () => crypto.randomUUID();
const write = (text: string) => ({ clientId: uuid(), text });
const textsOf = async (me: Actor, id: string) =>
  (await listNotes(me, id, { limit: 10 })).items.map(({ text }) => text);

const keyOf = ({ workspace }: Actor): KeyActor => ({
  ...{ keyId: uuid(), name: "Program", workspace, inboxIds: null, memberId: null, userId: null },
  scopes: ["conversations:read", "conversations:write"],
  origin: { address: null, userAgent: null },
});

describe("a changed note", () => {
  it("has the new text for all, also in the search, and says when it was changed", async () => {
    const { me, id } = await createConversation();
    const { note } = await writeNote(me, id, write("Refund the plums"));
    expect(note.editedAt).toBeNull();
    await dispatchEvents();
    const changed = await updateNote(me, id, note.id, { text: "Refund the cherries" });
    expect(changed).toMatchObject({ id: note.id, text: "Refund the cherries" });
    expect(changed.editedAt).not.toBeNull();
    expect(await textsOf(me, id)).toEqual(["Refund the cherries"]);
    await dispatchEvents();
    expect((await search(me, { q: "plums", limit: 5 })).items).toEqual([]);
    expect((await search(me, { q: "cherries", limit: 5 })).items).toHaveLength(1);
  });

  it("calls only those who were not mentioned before, and forgets who is not any more", async () => {
    const { me, id } = await createConversation();
    const [ann, ben, cleo] = await Promise.all(
      ["Ann", "Ben", "Cleo"].map((name) => createMember(me, name)),
    );
    const ref = (member?: Actor) => ({ type: "member" as const, id: member?.memberId ?? "" });
    const body = { ...write("@Ann @Ben"), mentions: [ref(ann), ref(ben)] };
    const { note } = await writeNote(me, id, body);
    await db().mention.updateMany({ where: { noteId: note.id }, data: { seenAt: new Date() } });
    const mentions = [ref(ben), ref(cleo)];
    await updateNote(me, id, note.id, { text: "@Ben @Cleo", mentions });
    const rows = await db().mention.findMany({ where: { noteId: note.id } });
    expect(rows.map(({ memberId, seenAt }) => [memberId, seenAt !== null]).sort()).toEqual(
      [
        [ben?.memberId, true],
        [cleo?.memberId, false],
      ].sort(),
    );
    const where = { conversationId: id, type: "note.updated" };
    const { data } = await db().event.findFirstOrThrow({ where });
    expect(data).toEqual({ noteId: note.id, mentionedIds: [cleo?.memberId] });
  });

  it("is refused to everybody but its writer, and to one who has not seen the last change", async () => {
    const { me, id } = await createConversation();
    const { note } = await writeNote(me, id, write("Mine"));
    const colleague = await createMember(me, "Zoe");
    const { me: stranger } = await createTenant();
    const change = { text: "Stolen" };
    const forbidden = { code: "forbidden" };
    await expect(updateNote(colleague, id, note.id, change)).rejects.toMatchObject(forbidden);
    await expect(updateNote(keyOf(me), id, note.id, change)).rejects.toMatchObject(forbidden);
    const missing = { code: "not_found" };
    await expect(updateNote(stranger, id, note.id, change)).rejects.toMatchObject(missing);
    await expect(updateNote(me, uuid(), note.id, change)).rejects.toMatchObject(missing);
    await expect(updateNote(me, id, uuid(), change)).rejects.toMatchObject(missing);
    expect(await textsOf(me, id)).toEqual(["Mine"]);
  });

  it("of many changes of the same state at once, one counts and the others are conflicts", async () => {
    const { me, id } = await createConversation();
    const { note } = await writeNote(me, id, write("First"));
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        updateNote(me, id, note.id, { text: `Change ${i}`, editedAt: note.editedAt }),
      ),
    );
    const done = results.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    expect(done).toHaveLength(1);
    for (const one of results) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
    }
    expect(await textsOf(me, id)).toEqual([done[0]?.text]);
  });
});

describe("a deleted note", () => {
  it("leaves its text nowhere", async () => {
    const { me, id } = await createConversation();
    await db().webhook.create({
      data: {
        ...{ workspaceId: me.workspace.id, url: "http://127.0.0.1:9/", secret: Buffer.from("x") },
        events: ["note.created", "note.deleted"],
      },
    });
    const { note } = await writeNote(me, id, write("Elderberries for all"));
    await dispatchEvents();
    const payload = JSON.stringify({ data: { text: "Elderberries for all" } });
    const { workspace } = me;
    await db().webhookDelivery.updateMany({
      where: { workspaceId: workspace.id },
      data: { payload, state: "delivered" },
    });
    await deleteNote(me, id, note.id);
    await dispatchEvents();
    expect(await textsOf(me, id)).toEqual([]);
    expect((await search(me, { q: "elderberries", limit: 5 })).items).toEqual([]);
    expect(await db().searchDocument.count({ where: { id: note.id } })).toBe(0);
    const deliveries = await db().webhookDelivery.findMany({
      where: { workspaceId: workspace.id },
      orderBy: { createdAt: "asc" },
    });
    expect(deliveries.map(({ event, payload }) => [event, payload])).toEqual([
      ["note.created", null],
      ["note.deleted", null],
    ]);
    const events = await db().event.findMany({ where: { conversationId: id } });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain("Elderberries");
    await expect(deleteNote(me, id, note.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is deleted by its writer or an admin, whom the audit log then names", async () => {
    const { me, id } = await createConversation();
    const [ann, ben] = [await createMember(me, "Ann"), await createMember(me, "Ben")];
    const { me: stranger } = await createTenant();
    const { note } = await writeNote(ann, id, write("By Ann"));
    const forbidden = { code: "forbidden" };
    await expect(deleteNote(ben, id, note.id)).rejects.toMatchObject(forbidden);
    await expect(deleteNote(keyOf(me), id, note.id)).rejects.toMatchObject(forbidden);
    await expect(deleteNote(stranger, id, note.id)).rejects.toMatchObject({ code: "not_found" });
    await deleteNote(me, id, note.id);
    const audit = await db().auditEvent.findMany({ where: { workspaceId: me.workspace.id } });
    expect(audit.map(({ action, targetLabel }) => [action, targetLabel])).toEqual([
      ["note.deleted", "Ann"],
    ]);
    const own = await writeNote(ann, id, write("By Ann, too"));
    await deleteNote(ann, id, own.note.id);
    expect(await textsOf(me, id)).toEqual([]);
    expect(await db().auditEvent.count({ where: { workspaceId: me.workspace.id } })).toBe(1);
  });
});
