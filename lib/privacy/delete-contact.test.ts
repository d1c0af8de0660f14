import { existsSync } from "node:fs";
import { join } from "node:path";
import { auditQuery } from "@linkdesk/contract/audit.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { scratchFolder } from "../../tests/support/scratch.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { listAudit } from "../audit/list-audit.ts";
import { postVisitorMessage } from "../conversations/post-message.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { storeVisitorUpload } from "../files/store-upload.ts";
import { db } from "../platform/db.ts";
import { endContactSession } from "../sessions/end-contact-session.ts";
import { listContactSessions } from "../sessions/list-contact-sessions.ts";
import { deleteContact } from "./delete-contact.ts";
import { eraseContact } from "./erase-contact.ts";
import { runRetention } from "./run-retention.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  process.env.UPLOADS_DIR = scratch.path;
});
afterAll(scratch.remove);

const uuid = () => crypto.randomUUID();
const fileOf = (id: string) => join(scratch.path, id.slice(34, 36), id);

function upload(): Request {
  const headers = { "x-file-name": "a.txt" };
  return new Request("http://localhost/", { method: "POST", headers, body: "x" });
}

/** A visitor who sent a file in one conversation and left another in the composer. */
async function visitorWithFiles(inboxId: string) {
  const session = await createVisitor(inboxId);
  const sent = await storeVisitorUpload(session, upload());
  const unsent = await storeVisitorUpload(session, upload());
  const body = { clientId: uuid(), text: "Hello", attachmentIds: [sent.id] };
  const { conversation } = await startConversation(session, body);
  return { session, conversationId: conversation.id, fileIds: [sent.id, unsent.id] };
}

const contactEvents = async (me: Actor) =>
  (await listAudit(me, auditQuery.parse({ group: "contact" }))).items;

async function rowsOf(contactId: string) {
  return {
    contacts: await db().contact.count({ where: { id: contactId } }),
    sessions: await db().session.count({ where: { contactId } }),
    conversations: await db().conversation.count({ where: { contactId } }),
    messages: await db().message.count({ where: { conversation: { contactId } } }),
  };
}
const NOTHING = { contacts: 0, sessions: 0, conversations: 0, messages: 0 };

it("a deletion removes every row and file of the contact, and nothing of another", async () => {
  const { me, inboxId } = await createTenant();
  const gone = await visitorWithFiles(inboxId);
  const kept = await visitorWithFiles(inboxId);
  const id = gone.session.contact.id;
  expect(await deleteContact(me, id)).toEqual({ isComplete: true });
  expect(await rowsOf(id)).toEqual(NOTHING);
  expect(await db().attachment.count({ where: { id: { in: gone.fileIds } } })).toBe(0);
  expect(gone.fileIds.some((file) => existsSync(fileOf(file)))).toBe(false);
  expect(await rowsOf(kept.session.contact.id)).toMatchObject({ contacts: 1, messages: 1 });
  expect(kept.fileIds.every((file) => existsSync(fileOf(file)))).toBe(true);
  expect(await db().fileRemoval.count()).toBe(0);
  const late = postVisitorMessage(gone.session, gone.conversationId, {
    clientId: uuid(),
    text: "?",
  });
  await expect(late).rejects.toMatchObject({ code: "not_found" });
  expect(await contactEvents(me)).toMatchObject([
    { action: "contact.deleted", target: { id, label: expect.stringMatching(/^Visitor /) } },
  ]);
  await expect(deleteContact(me, id)).rejects.toMatchObject({ code: "not_found" });
});

it("only admins of the contact's own workspace can delete it", async () => {
  const { me, inboxId } = await createTenant();
  const stranger = await createTenant();
  const { session } = await visitorWithFiles(inboxId);
  const id = session.contact.id;
  await expect(deleteContact(stranger.me, id)).rejects.toMatchObject({ code: "not_found" });
  const agent = deleteContact({ ...me, role: "agent" }, id);
  await expect(agent).rejects.toMatchObject({ code: "forbidden" });
  expect(await rowsOf(id)).toMatchObject({ contacts: 1, sessions: 1, conversations: 1 });
});

it("a deletion that was cut off is finished by the next retention run", async () => {
  const { inboxId } = await createTenant();
  const { session, fileIds } = await visitorWithFiles(inboxId);
  const id = session.contact.id;
  await db().contact.update({ where: { id }, data: { deleteRequestedAt: new Date() } });
  expect(await runRetention(new Date(), 0)).toMatchObject({ isComplete: false });
  expect(await rowsOf(id)).toMatchObject({ contacts: 1 });
  expect(await runRetention(new Date())).toMatchObject({ resumedDeletions: 1, isComplete: true });
  expect(await rowsOf(id)).toEqual(NOTHING);
  expect(fileIds.some((file) => existsSync(fileOf(file)))).toBe(false);
});

it("a large deletion goes on after the answer, and ends the sessions at once", async () => {
  const { me, inboxId } = await createTenant();
  const { session, conversationId } = await visitorWithFiles(inboxId);
  const id = session.contact.id;
  await db().conversation.update({ where: { id: conversationId }, data: { lastSeq: 5_000 } });
  expect(await deleteContact(me, id)).toEqual({ isComplete: false });
  await expect.poll(() => rowsOf(id)).toEqual(NOTHING);
});

it("a contact can be deleted twice at once, while the visitor goes on writing", async () => {
  const { me, inboxId } = await createTenant();
  const session = await createVisitor(inboxId);
  const contact = { id: session.contact.id, workspaceId: me.workspace.id };
  const { conversation } = await startConversation(session, { clientId: uuid(), text: "0" });
  const writing = Array.from({ length: 10 }, (_, i) =>
    i % 2 === 0
      ? postVisitorMessage(session, conversation.id, { clientId: uuid(), text: `${i}` })
      : startConversation(session, { clientId: uuid(), text: `${i}` }),
  );
  const written = Promise.allSettled(writing);
  await Promise.all([eraseContact(contact), eraseContact(contact)]);
  await written;
  expect(await rowsOf(contact.id)).toEqual(NOTHING);
  const where = { workspaceId: me.workspace.id };
  expect([await db().conversation.count({ where }), await db().message.count({ where })]).toEqual([
    0, 0,
  ]);
});

it("a session can be ended by an admin, once, and its state is shown", async () => {
  const { me, inboxId } = await createTenant();
  const stranger = await createTenant();
  const session = await createVisitor(inboxId);
  const id = session.contact.id;
  const statuses = async () =>
    (await listContactSessions(me, id)).items.map(({ status }) => status);
  expect(await statuses()).toEqual(["active"]);
  const refused = endContactSession({ ...me, role: "agent" }, session.id);
  await expect(refused).rejects.toMatchObject({ code: "forbidden" });
  const foreign = endContactSession(stranger.me, session.id);
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
  await endContactSession(me, session.id);
  await endContactSession(me, session.id);
  expect(await statuses()).toEqual(["ended"]);
  expect(await contactEvents(me)).toMatchObject([{ action: "contact.session_ended" }]);
});
