import { expect, it } from "vitest";
import { createConversation, createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Caller, KeyActor } from "../access/actor.ts";
import { absorbContact } from "../contacts/absorb-contact.ts";
import { createContact, putContact, updateContact } from "../contacts/write-contact.ts";
import { addTag } from "../conversations/add-tag.ts";
import { postTeamMessage, postVisitorMessage } from "../conversations/post-message.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { writeNote } from "../conversations/write-note.ts";
import { dispatchEvents } from "../jobs/dispatch-events.ts";
import { db } from "../platform/db.ts";
import { eraseContact } from "../privacy/erase-contact.ts";
import { createTag } from "../tags/create-tag.ts";
import { backfillBatch, readProgress } from "./backfill.ts";
import { searchedWords, weekOf } from "./document-tokens.ts";
import { findSql } from "./find-documents.ts";
import { search } from "./search.ts";

useDatabase();

const write = (text: string) => ({ clientId: crypto.randomUUID(), text });
/** What was found, in short. */
async function find(caller: Caller, q: string, limit = 20) {
  const { items } = await search(caller, { q, limit });
  return items.map(({ kind, excerpt }) => `${kind}: ${excerpt.text}`);
}

it("messages of both sides and notes are found, newest first, with what was asked for marked", async () => {
  const { me, session, id } = await createConversation();
  await postVisitorMessage(session, id, write("Where is my order A-1017?"));
  await postTeamMessage(me, id, write("Order A-1017 is on its way"));
  await writeNote(me, id, write("A-1017 was late before"));
  await dispatchEvents();
  expect(await find(me, "a-1017")).toEqual([
    "note: A-1017 was late before",
    "message: Order A-1017 is on its way",
    "message: Where is my order A-1017?",
  ]);
  const { items } = await search(me, { q: "#1017 order", limit: 20 });
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    kind: "message",
    seq: 3,
    author: { type: "agent", name: "Acme owner" },
    conversation: { id, status: "open", inbox: { name: "Website" } },
    excerpt: {
      highlights: [
        { start: 0, end: 5 },
        { start: 8, end: 12 },
      ],
    },
  });
});

it("pages follow each other without a gap or a repeat, also within the same moment", async () => {
  const { me, session, id } = await createConversation();
  for (let i = 1; i <= 7; i++) await postVisitorMessage(session, id, write(`hit number ${i}`));
  await dispatchEvents();
  await db().$executeRaw`UPDATE search_documents SET at = '2026-01-01' WHERE seq IN (3, 4, 5)`;
  await db().$executeRaw`UPDATE messages SET created_at = '2026-01-01' WHERE seq IN (3, 4, 5)`;
  await db().$executeRaw`DELETE FROM search_documents WHERE conversation_id = ${id}::uuid`;
  await db().$executeRaw`INSERT INTO search_backfills (kind) VALUES ('message')`;
  while (await backfillBatch());
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search(me, { q: "hit", limit: 2, cursor });
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items.map((item) => item.excerpt.text));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((i) => `hit number ${i}`));
  expect(seen.slice(0, 4).sort()).toEqual([1, 5, 6, 7].map((i) => `hit number ${i}`));
});

it("nobody finds what belongs to another workspace", async () => {
  const { session, id } = await createConversation();
  await postVisitorMessage(session, id, write("a secret word: xylophone"));
  const other = await createTenant("Other");
  await dispatchEvents();
  expect(await find(other.me, "xylophone")).toEqual([]);
  expect(await find(other.me, "has:file")).toEqual([]);
  await expect(find(other.me, "inbox:Nowhere")).rejects.toMatchObject({
    code: "invalid_request",
    userMessage: "inbox: no inbox is called “Nowhere”",
  });
});

it("filters narrow down what is found", async () => {
  const { me, session, id } = await createConversation();
  const { id: contactId } = session.contact;
  await db().contact.update({ where: { id: contactId }, data: { name: "Ada Lovelace" } });
  await postVisitorMessage(session, id, write("refund please"));
  await postTeamMessage(me, id, write("refund granted"));
  await dispatchEvents();
  expect(await find(me, "refund from:ada")).toEqual(["message: refund please"]);
  expect(await find(me, "from:lovelace")).toEqual(["message: refund please", "message: Hello"]);
  expect(await find(me, "refund from:owner")).toEqual(["message: refund granted"]);
  expect(await find(me, "refund from:ada from:owner")).toHaveLength(2);
  expect(await find(me, "refund from:nobody")).toEqual([]);
  expect(await find(me, "refund inbox:web")).toHaveLength(2);
  expect(await find(me, "refund before:2020-01-01")).toEqual([]);
  expect(await find(me, "refund after:2020-01-01")).toHaveLength(2);
  expect(await find(me, "has:file")).toEqual([]);
  const billing = await createTag(me, { name: "Billing", color: "blue" });
  expect(await find(me, "refund tag:billing")).toEqual([]);
  await addTag(me, id, billing.id);
  expect(await find(me, "refund tag:bill")).toHaveLength(2);
  expect(await find(me, "refund tag:billing from:ada")).toEqual(["message: refund please"]);
  await expect(find(me, "tag:nowhere")).rejects.toMatchObject({
    userMessage: "tag: no tag is called “nowhere”",
  });
  await expect(find(me, "before:may")).rejects.toMatchObject({
    userMessage: "before: must be a date such as 2026-05-01",
  });
});

it("a contact is found by name, address and own id, with their newest conversation", async () => {
  const { me } = await createConversation();
  const { contact } = await putContact(me, "customer-17", {
    name: "Zoë Müller",
    email: "zoe@example.com",
  });
  await dispatchEvents();
  for (const q of ["zoe", "MULLER", "zoe@exam", "customer-17"]) {
    const { items } = await search(me, { q, limit: 20 });
    expect(items, q).toMatchObject([
      { kind: "contact", id: contact.id, name: "Zoë Müller", conversation: null },
    ]);
  }
  await putContact(me, "customer-17", { name: "Zoë Schmidt" });
  await dispatchEvents();
  expect(await find(me, "müller")).toEqual([]);
  expect(await find(me, "schmidt")).toHaveLength(1);
  const nameless = await createContact(me, { name: "Quentin" });
  await dispatchEvents();
  expect(await find(me, "quentin")).toHaveLength(1);
  await updateContact(me, nameless.id, { name: null });
  await dispatchEvents();
  expect(await find(me, "quentin")).toEqual([]);
});

it("a key finds what is in its inboxes only, and contacts with the scope for them", async () => {
  const { me, inboxId, session, id } = await createConversation();
  await db().contact.update({ where: { id: session.contact.id }, data: { name: "Orange" } });
  await postVisitorMessage(session, id, write("an orange"));
  await dispatchEvents();
  const other = await db().inbox.create({
    data: { workspaceId: me.workspace.id, name: "Other", brandName: "Other", websiteUrl: "" },
  });
  const key = (inboxIds: string[] | null, scopes: KeyActor["scopes"]): KeyActor => ({
    ...{ keyId: crypto.randomUUID(), name: "Program", workspace: me.workspace },
    ...{ scopes, inboxIds, memberId: null, userId: null, origin: me.origin },
  });
  const all = ["conversations:read", "contacts:read"] as const;
  expect(await find(key([inboxId], all), "orange")).toEqual([
    "contact: Orange",
    "message: an orange",
  ]);
  expect(await find(key([inboxId], ["conversations:read"]), "orange")).toEqual([
    "message: an orange",
  ]);
  expect(await find(key([other.id], all), "orange")).toEqual([]);
  expect(await find(key([other.id], all), "from:orange")).toEqual([]);
  await expect(find(key([other.id], all), "inbox:website")).rejects.toMatchObject({
    code: "invalid_request",
  });
  await expect(find(key(null, ["contacts:read"]), "orange")).rejects.toMatchObject({
    code: "forbidden",
  });
});

it("what was deleted is found no more, and what was merged is found as the known contact's", async () => {
  const { me, inboxId, session, id } = await createConversation();
  await postVisitorMessage(session, id, write("a mango"));
  const { contact } = await putContact(me, "customer-18", { name: "Mango Ltd" });
  await dispatchEvents();
  const workspaceId = me.workspace.id;
  await db().$transaction((tx) => absorbContact(tx, workspaceId, session.contact.id, contact.id));
  await dispatchEvents();
  const { items } = await search(me, { q: "mango", limit: 20 });
  expect(items).toMatchObject([
    { kind: "contact", id: contact.id, conversation: { id } },
    { kind: "message", conversation: { id, contact: { id: contact.id, name: "Mango Ltd" } } },
  ]);
  expect(await find(me, "a mango from:ltd")).toEqual(["message: a mango"]);
  const visitor = await createVisitor(inboxId);
  await startConversation(visitor, write("another mango"));
  await dispatchEvents();
  await eraseContact({ id: contact.id, workspaceId });
  await dispatchEvents();
  expect(await find(me, "mango")).toEqual(["message: another mango"]);
  expect(await db().searchDocument.count({ where: { workspaceId } })).toBe(1);
});

it("what is older than search is indexed newest first, and goes on where it was killed", async () => {
  const { me, session, id } = await createConversation();
  for (let i = 1; i <= 9; i++) await postVisitorMessage(session, id, write(`plum ${i}`));
  await writeNote(me, id, write("a plum note"));
  await db().$executeRaw`UPDATE events SET dispatched_at = now()`;
  await db()
    .$executeRaw`INSERT INTO search_backfills (kind) VALUES ('message'), ('note'), ('contact')`;
  expect(await find(me, "plum")).toEqual([]);
  expect(await backfillBatch(4)).toBe(true);
  expect(await find(me, "plum")).toEqual([9, 8, 7, 6].map((i) => `message: plum ${i}`));
  expect((await search(me, { q: "plum", limit: 1 })).indexing?.total).toBe(100);
  // A batch that dies leaves nothing of what it wrote.
  await db().$executeRaw`
    ALTER TABLE search_documents ADD CONSTRAINT killed CHECK (seq <> 3) NOT VALID`;
  await expect(backfillBatch(8)).rejects.toThrow("killed");
  await db().$executeRaw`ALTER TABLE search_documents DROP CONSTRAINT killed`;
  expect(await find(me, "plum")).toHaveLength(4);
  while (await backfillBatch(4));
  expect(await find(me, "plum")).toHaveLength(10);
  expect(await readProgress()).toBeNull();
});

it("a search asks the index for its own words, whatever other workspaces have", async () => {
  const { me, session, id } = await createConversation();
  await postVisitorMessage(session, id, write("hello pineapple"));
  await dispatchEvents();
  const now = new Date();
  await db().$executeRaw`SET session_replication_role = replica`;
  await db().$executeRaw`
    INSERT INTO search_documents (id, workspace_id, kind, conversation_id, inbox_id, seq, at, tokens)
    SELECT gen_random_uuid(), md5((g % 5)::text)::uuid, 'message', md5('c' || g)::uuid,
      md5('i')::uuid, g, ${now}::timestamptz - g * interval '1 minute',
      array_to_tsvector(ARRAY(
        SELECT right(md5((g % 5)::text)::uuid::text, 10) || 'x:' || word
        FROM unnest(ARRAY['hello', 'all:', 'pineapple', 'w' || g]) AS word))
    FROM generate_series(1, 20000) AS g`;
  await db().$executeRaw`SET session_replication_role = DEFAULT`;
  await db().$executeRaw`ANALYZE search_documents`;
  const wanted = {
    ...{
      words: searchedWords("hello pine"),
      hasFile: false,
      inboxIds: null,
      tagIds: null,
      from: null,
    },
    ...{ after: null, before: null },
  };
  const page = { scope: { workspaceId: me.workspace.id }, wanted, place: null, limit: 20 };
  const weeks = Array.from({ length: 8 }, (_, i) => weekOf(now) - i);
  const sql = findSql(page, weeks, []);
  const [explained] = await db().$queryRawUnsafe<{ "QUERY PLAN": unknown }[]>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql.text}`,
    ...sql.values,
  );
  const plan = JSON.stringify(explained);
  expect(plan).toContain("search_documents_tokens_idx");
  expect(plan).not.toContain("Seq Scan");
  const buffers = /"Shared Hit Blocks":(\d+),"Shared Read Blocks":(\d+)/.exec(plan);
  expect(Number(buffers?.[1]) + Number(buffers?.[2])).toBeLessThan(150);
  expect(await find(me, "hello pine")).toEqual(["message: hello pineapple"]);
});
