import { expect, it } from "vitest";
import {
  begin,
  contact,
  conversation,
  EMPTY,
  finish,
  lines,
  message,
  problemsOf,
  SMALL,
  send,
} from "../../tests/support/import-world.ts";
import { createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { deleteImport } from "./delete-import.ts";
import { forgetImports } from "./forget-imports.ts";
import { listImportProblems } from "./list-import-problems.ts";
import { getImport } from "./list-imports.ts";
import { continueImport, runImport } from "./run-import.ts";
import { stepImport } from "./step-import.ts";

useDatabase();

const DAY_MS = 24 * 60 * 60 * 1_000;

it("a dry run writes nothing and says what would happen", async () => {
  const { me, inboxId } = await createTenant();
  const id = await begin(me, inboxId, SMALL);
  const checked = await finish(me, id, true);
  expect(checked).toMatchObject({
    state: "waiting",
    counts: {
      contacts: { ...EMPTY, created: 1 },
      conversations: { ...EMPTY, created: 1 },
      messages: { ...EMPTY, created: 3 },
    },
  });
  expect(checked.checkedAt).not.toBeNull();
  const mine = { where: { workspaceId: me.workspace.id } };
  expect(await db().contact.count(mine)).toBe(0);
  expect(await db().conversation.count(mine)).toBe(0);
  expect(await db().importOrigin.count(mine)).toBe(0);
  expect((await finish(me, id)).counts).toEqual(checked.counts);
});

it("what is imported twice is there once, and a later export adds what is new", async () => {
  const { me, inboxId } = await createTenant();
  await finish(me, await begin(me, inboxId, SMALL));
  const again = await finish(me, await begin(me, inboxId, SMALL));
  expect(again.counts).toEqual({
    contacts: { ...EMPTY, unchanged: 1 },
    conversations: { ...EMPTY, unchanged: 1 },
    messages: { ...EMPTY, unchanged: 3 },
  });
  const later = lines(
    contact("c1", { email: "ada@example.com", name: "Another name", attributes: { city: "Graz" } }),
    message("m4", "v1", "2024-04-01T09:00:00Z"),
    message("m0", "v1", "2024-02-01T09:00:00Z"),
  );
  const id = await begin(me, inboxId, later);
  expect((await finish(me, id)).counts).toEqual({
    contacts: { ...EMPTY, updated: 1 },
    conversations: { ...EMPTY, updated: 1 },
    messages: { ...EMPTY, created: 1, failed: 1 },
  });
  expect(await problemsOf(me, id)).toMatchObject([{ record: "message m0", field: "createdAt" }]);
  const mine = { where: { workspaceId: me.workspace.id } };
  expect(await db().contact.findMany(mine)).toMatchObject([
    { name: "Person c1", attributes: { plan: "pro", city: "Graz" } },
  ]);
  const [row] = await db().conversation.findMany({
    ...mine,
    include: { messages: { orderBy: { seq: "asc" } } },
  });
  expect(row).toMatchObject({
    lastSeq: 3,
    agentReadSeq: 3,
    contactReadSeq: 3,
    preview: "message m4",
  });
  expect(row?.messages.map(({ seq, text }) => `${seq} ${text.slice(0, 10)}`)).toEqual([
    "1 message m1",
    "2 Hello Ada\n",
    "3 message m4",
  ]);
});

it("an import that is killed in the middle goes on without a duplicate", async () => {
  const { me, inboxId } = await createTenant();
  const many = Array.from({ length: 250 }, (_, at) => contact(`c${at}`));
  const talks = Array.from({ length: 120 }, (_, at) =>
    conversation(`v${at}`, { contactId: `c${at}` }),
  );
  const said = talks.map(({ id }) => message("m", id, "2024-03-01T09:00:00Z"));
  const id = await begin(me, inboxId, lines(...many), lines(...talks), lines(...said));
  await runImport(me, id, { dryRun: false });
  const workspaceId = me.workspace.id;
  await stepImport(workspaceId, id);
  await stepImport(workspaceId, id);
  await stepImport(workspaceId, id);
  const halfway = await getImport(me, id);
  expect(halfway.state).toBe("importing");
  expect(halfway.counts.contacts.created).toBe(250);
  expect(halfway.counts.conversations.created).toBe(50);
  // A step that dies at its last statement leaves nothing of what it wrote before.
  await db().$executeRaw`
    ALTER TABLE import_origins ADD CONSTRAINT killed CHECK (kind <> 'conversation') NOT VALID`;
  await expect(stepImport(workspaceId, id)).rejects.toThrow("killed");
  await db().$executeRaw`ALTER TABLE import_origins DROP CONSTRAINT killed`;
  expect(await db().message.count({ where: { workspaceId } })).toBe(50);
  expect((await getImport(me, id)).counts).toEqual(halfway.counts);
  // Two jobs at once, as after a job was given to another process too early.
  const job = { workspaceId, importId: id };
  await Promise.all([continueImport(job), continueImport(job)]);
  expect(await getImport(me, id)).toMatchObject({
    state: "done",
    counts: {
      contacts: { ...EMPTY, created: 250 },
      conversations: { ...EMPTY, created: 120 },
      messages: { ...EMPTY, created: 120 },
    },
  });
  expect(await db().message.count({ where: { workspaceId } })).toBe(120);
  expect(await db().importRecord.count({ where: { importId: id } })).toBe(0);
  await continueImport(job);
  expect(await db().message.count({ where: { workspaceId } })).toBe(120);
});

it("bad lines are listed with their line, field and remedy, and keep nothing else out", async () => {
  const { me, inboxId } = await createTenant();
  const text = [
    JSON.stringify(contact("c1")),
    "{no json",
    JSON.stringify({ ...contact("c2"), email: "nobody" }),
    "",
    JSON.stringify({ type: "company", id: "1" }),
    JSON.stringify(conversation("v1", { contactId: "c9" })),
    JSON.stringify(message("m1", "v1", "2024-03-01T09:00:00Z")),
    JSON.stringify(message("m2", "v8", "2024-03-01T09:00:00Z")),
    JSON.stringify(conversation("v2", { createdAt: "1709283600" })),
    JSON.stringify(conversation("v3")),
    JSON.stringify({ ...contact("c3"), mail: "ada@example.com" }),
    JSON.stringify({ ...conversation("v4"), id: undefined, messages: [] }),
  ].join("\n");
  const id = await begin(me, inboxId, text);
  const done = await finish(me, id);
  expect(done.counts).toEqual({
    contacts: { ...EMPTY, created: 1 },
    conversations: { ...EMPTY, failed: 2 },
    messages: { ...EMPTY, failed: 2 },
  });
  const listed = (await problemsOf(me, id)).map(({ line, record, field, message }) => [
    line,
    record,
    field,
    message,
  ]);
  expect(listed).toEqual([
    [2, null, "line", "is no JSON; write one JSON object on each line"],
    [3, "contact c2", "email", "must be an e-mail address"],
    [5, null, "type", "must be contact, conversation, message or note"],
    [9, "conversation v2", "createdAt", "must be a time such as 2026-01-31T09:30:00Z"],
    [11, "contact c3", "mail", "is not known; correct or remove it"],
    [12, "conversation", "id", "must be a text or a whole number"],
    [6, "conversation v1", "contactId", expect.stringContaining("send the contact, too")],
    [10, "conversation v3", "messages", "has no messages; send them, too"],
    [8, "message m2", "conversationId", expect.stringContaining("send it, too")],
  ]);
});

it("a part that is sent again replaces itself, and its problems", async () => {
  const { me, inboxId } = await createTenant();
  const id = await begin(me, inboxId, lines(contact("c1"), contact("c2"), { type: "x" }));
  expect(await getImport(me, id)).toMatchObject({ found: { contacts: 2 }, problems: 1, parts: 1 });
  await send(me, id, 1, lines(contact("c1")));
  await send(me, id, 1, lines(contact("c1")));
  expect(await getImport(me, id)).toMatchObject({ found: { contacts: 1 }, problems: 0, parts: 1 });
});

it("an import is only for admins of its own workspace, and into their own inboxes", async () => {
  const { me, inboxId } = await createTenant();
  const other = await createTenant("Other");
  await expect(begin(me, other.inboxId)).rejects.toMatchObject({ code: "not_found" });
  const id = await begin(me, inboxId, SMALL);
  const tries = [
    () => getImport(other.me, id),
    () => send(other.me, id, 1, SMALL),
    () => runImport(other.me, id, { dryRun: true }),
    () => listImportProblems(other.me, id, { limit: 1 }),
    () => deleteImport(other.me, id),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  const agent: Actor = { ...me, role: "agent" };
  await expect(begin(agent, inboxId)).rejects.toMatchObject({ code: "forbidden" });
  expect(await stepImport(other.me.workspace.id, id)).toBe(false);
  // The same ids of another workspace are other rows.
  await finish(me, id);
  const theirs = await finish(other.me, await begin(other.me, other.inboxId, SMALL));
  expect(theirs.counts.contacts.created).toBe(1);
});

it("an import that was deleted leaves what it brought, and one that nobody finished goes", async () => {
  const { me, inboxId } = await createTenant();
  const id = await begin(me, inboxId, SMALL);
  await expect(runImport(me, await begin(me, inboxId), { dryRun: true })).rejects.toMatchObject({
    code: "conflict",
  });
  await finish(me, id);
  await expect(send(me, id, 2, SMALL)).rejects.toMatchObject({ code: "conflict" });
  await expect(runImport(me, id, { dryRun: false })).rejects.toMatchObject({ code: "conflict" });
  await deleteImport(me, id);
  expect(await db().conversation.count({ where: { workspaceId: me.workspace.id } })).toBe(1);
  const waiting = await begin(me, inboxId, SMALL);
  await forgetImports();
  expect(await getImport(me, waiting)).toMatchObject({ found: { contacts: 1 } });
  await forgetImports(new Date(Date.now() + 8 * DAY_MS));
  await expect(getImport(me, waiting)).rejects.toMatchObject({ code: "not_found" });
});
