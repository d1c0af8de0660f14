import { MAX_DRAFTS, saveDraftBody } from "@linkdesk/contract/drafts.ts";
import { expect, test } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { getDrafts, listDrafts } from "./list-drafts.ts";
import { saveDraft } from "./save-draft.ts";

useDatabase();

const uuid = () => crypto.randomUUID();
const TAB = uuid();
let version = 0;
const draft = (text: string, more: object = {}) => {
  version++;
  return saveDraftBody.parse({ mode: "reply", text, tabId: TAB, tabVersion: version, ...more });
};
const textsOf = async (me: Actor, id: string) =>
  (await getDrafts(me, id)).items.map(({ mode, text }) => [mode, text]);

async function createMember(me: Actor): Promise<Actor> {
  const { me: foreign } = await createTenant("Colleague");
  const { id } = await db().member.create({
    data: { workspaceId: me.workspace.id, userId: foreign.userId, role: "agent" },
  });
  return { ...me, memberId: id, userId: foreign.userId, role: "agent" };
}

test("a reply and a note are kept beside each other as they were typed, newest first", async () => {
  const { me, id } = await createConversation();
  await saveDraft(me, id, draft("  Dear Kari,\n"));
  await saveDraft(me, id, draft("She called", { mode: "note" }));
  expect(await textsOf(me, id)).toEqual([
    ["note", "She called"],
    ["reply", "  Dear Kari,\n"],
  ]);
  expect((await listDrafts(me)).items.map(({ mode }) => mode)).toEqual(["note", "reply"]);
});

test("an emptied draft is gone from the lists, and the next one has a greater revision", async () => {
  const { me, id } = await createConversation();
  const first = await saveDraft(me, id, draft("Hello"));
  const second = await saveDraft(me, id, draft(""));
  expect(await textsOf(me, id)).toEqual([]);
  expect((await listDrafts(me)).items).toEqual([]);
  const third = await saveDraft(me, id, draft("Again"));
  expect(second.revision).toBeGreaterThan(first.revision);
  expect(third.revision).toBeGreaterThan(second.revision);
});

test("an older text of the same page that arrives late changes nothing", async () => {
  const { me, id } = await createConversation();
  const early = draft("Hel");
  await saveDraft(me, id, draft("Hello"));
  await saveDraft(me, id, early);
  expect(await textsOf(me, id)).toEqual([["reply", "Hello"]]);
  const late = draft("Hello!");
  await saveDraft(me, id, draft(""));
  await saveDraft(me, id, late);
  expect(await textsOf(me, id)).toEqual([]);
});

test("of two pages that save at the same time, the last one wins, with a revision of its own", async () => {
  const { me, id } = await createConversation();
  const saved = await Promise.all(
    Array.from({ length: 20 }, (_, i) => saveDraft(me, id, draft(`text ${i}`, { tabId: uuid() }))),
  );
  expect(new Set(saved.map(({ revision }) => revision)).size).toBe(20);
  const { items } = await getDrafts(me, id);
  expect(items).toHaveLength(1);
  expect(items[0]?.revision).toBe(Math.max(...saved.map(({ revision }) => revision)));
});

test("nobody else reads a draft: no colleague, and no other workspace", async () => {
  const { me, id } = await createConversation();
  await saveDraft(me, id, draft("Between me and me"));
  const colleague = await createMember(me);
  expect(await textsOf(colleague, id)).toEqual([]);
  expect((await listDrafts(colleague)).items).toEqual([]);
  const { me: stranger } = await createTenant("Stranger");
  const notFound = { code: "not_found" };
  await expect(getDrafts(stranger, id)).rejects.toMatchObject(notFound);
  await expect(saveDraft(stranger, id, draft("Mine now"))).rejects.toMatchObject(notFound);
  expect(await textsOf(me, id)).toEqual([["reply", "Between me and me"]]);
});

test("a member keeps a bounded number of drafts, and can still change and delete them", async () => {
  const { me, id, inboxId } = await createConversation();
  const { workspace, memberId } = me;
  await saveDraft(me, id, draft("The first one"));
  await db().$executeRaw`
    WITH people AS (
      INSERT INTO contacts (id, workspace_id)
      SELECT gen_random_uuid(), ${workspace.id}::uuid FROM generate_series(1, ${MAX_DRAFTS - 1})
      RETURNING id
    ),
    talks AS (
      INSERT INTO conversations (id, workspace_id, inbox_id, contact_id, client_id)
      SELECT gen_random_uuid(), ${workspace.id}::uuid, ${inboxId}::uuid, id, gen_random_uuid()
      FROM people RETURNING id
    )
    INSERT INTO drafts (member_id, conversation_id, mode, text, revision, tab_id, tab_version)
    SELECT ${memberId}::uuid, id, 'reply', 'x', 1, gen_random_uuid(), 1 FROM talks`;
  const note = () => draft("One too many", { mode: "note" });
  await expect(saveDraft(me, id, note())).rejects.toMatchObject({ code: "conflict" });
  await saveDraft(me, id, draft("Changed"));
  await saveDraft(me, id, draft(""));
  await saveDraft(me, id, note());
  expect((await listDrafts(me)).items).toHaveLength(MAX_DRAFTS);
});

test.each([
  ["another mode", { mode: "mail" }],
  ["half of an emoji", { text: "\uD83D" }],
  ["a text that is too long", { text: "x".repeat(20_001) }],
  ["a page without an id", { tabId: "me" }],
  ["a field that there is not", { to: "everybody" }],
])("a draft with %s is refused", (_what, wrong) => {
  const body = { mode: "reply", text: "x", tabId: uuid(), tabVersion: 1, ...wrong };
  expect(saveDraftBody.safeParse(body).success).toBe(false);
});
