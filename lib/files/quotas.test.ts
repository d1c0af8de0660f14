import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { scratchFolder } from "../../tests/support/scratch.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { db } from "../platform/db.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { runRetention } from "../privacy/run-retention.ts";
import { QUOTAS } from "./quotas.ts";
import { storeTeamUpload, storeVisitorUpload } from "./store-upload.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  process.env.UPLOADS_DIR = scratch.path;
});
afterAll(scratch.remove);

const MB = 1024 * 1024;
const GB = 1024 * MB;
const DAY_MS = 24 * 60 * 60 * 1000;

const upload = (text = "some text") =>
  new Request("http://localhost/", {
    method: "POST",
    headers: { "x-file-name": "a.txt" },
    body: text,
  });

async function visitor() {
  const { me, inboxId } = await createTenant();
  return { me, inboxId, session: await createVisitor(inboxId) };
}

type Owner = Partial<Record<"sessionId" | "contactId" | "inboxId" | "memberId", string>>;

/** Files of so many bytes, as rows: what is on the disk is not looked at. */
async function fill(workspaceId: string, owner: Owner, bytes: number, messageId?: string) {
  const rows = [];
  for (let left = bytes; left > 0; left -= GB) {
    const size = Math.min(left, GB);
    const file = { id: uuidV7(), name: "a", contentType: "text/plain", bytes: size };
    rows.push({ ...file, ...owner, workspaceId, messageId });
  }
  await db().attachment.createMany({ data: rows });
}

const ownerOf = (session: VisitorSession) => ({
  sessionId: session.id,
  contactId: session.contact.id,
  inboxId: session.inboxId,
});

/** A message that all sent files hang on. */
async function someMessage(inboxId: string): Promise<string> {
  const body = { clientId: crypto.randomUUID(), text: "Hello" };
  return (await startConversation(await createVisitor(inboxId), body)).message.id;
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string; userMessage: string }) => error,
  );

const VISITOR_SCOPES = [
  ["session", "in this browser", ["sessionId", "contactId", "inboxId"]],
  ["contact", "of this visitor", ["contactId", "inboxId"]],
  ["inbox", "of this inbox", ["inboxId"]],
  ["workspace", "of this workspace", []],
] as const;

for (const [scope, words, of] of VISITOR_SCOPES) {
  for (const kind of ["unsent", "all"] as const) {
    test(`${kind} files of a ${scope} have a limit, which the answer names`, async () => {
      const { me, inboxId, session } = await visitor();
      const messageId = kind === "all" ? await someMessage(inboxId) : undefined;
      const owner = Object.fromEntries(of.map((name) => [name, ownerOf(session)[name]]));
      const room = 64 * 1024;
      await fill(me.workspace.id, owner, QUOTAS[scope][kind] - room, messageId);
      expect(await refusal(storeVisitorUpload(session, upload()))).toBeNull();
      const refused = await refusal(storeVisitorUpload(session, upload()));
      expect(refused).toMatchObject({ code: "storage_full" });
      expect(refused?.userMessage).toContain(words);
      expect(refused?.userMessage).toMatch(kind === "all" ? /Delete conversations/ : /Send the/);
      // Another workspace is not held up.
      const other = await visitor();
      expect(await refusal(storeVisitorUpload(other.session, upload()))).toBeNull();
    });
  }
}

test("unsent files of a member have a limit of their own", async () => {
  const { me, session } = await visitor();
  await fill(me.workspace.id, { memberId: me.memberId }, QUOTAS.member.unsent);
  expect(await refusal(storeTeamUpload(me, upload()))).toMatchObject({ code: "storage_full" });
  expect(await refusal(storeVisitorUpload(session, upload()))).toBeNull();
});

test("uploads at once do not get past a limit together", async () => {
  const { me, session } = await visitor();
  await fill(me.workspace.id, ownerOf(session), QUOTAS.session.unsent - 3 * 64 * 1024);
  const results = await Promise.all(
    Array.from({ length: 12 }, () => refusal(storeVisitorUpload(session, upload()))),
  );
  expect(results.filter((result) => result === null)).toHaveLength(3);
});

test("a file that was refused leaves nothing on the disk", async () => {
  const { me, session } = await visitor();
  await fill(me.workspace.id, ownerOf(session), QUOTAS.session.unsent);
  const before = await db().attachment.count();
  expect(await refusal(storeVisitorUpload(session, upload()))).not.toBeNull();
  expect(await db().attachment.count()).toBe(before);
});

test("what is not sent within a day is deleted, also where everything is kept for ever", async () => {
  const { inboxId, session } = await visitor();
  const inbox = await db().inbox.findUniqueOrThrow({ where: { id: inboxId } });
  expect(inbox.settings).toEqual({});
  const stale = await storeVisitorUpload(session, upload());
  const fresh = await storeVisitorUpload(session, upload());
  const sent = await storeVisitorUpload(session, upload());
  const body = { clientId: crypto.randomUUID(), text: "", attachmentIds: [sent.id] };
  await startConversation(session, body);
  const createdAt = new Date(Date.now() - DAY_MS - 1_000);
  await db().attachment.updateMany({
    where: { id: { in: [stale.id, sent.id] } },
    data: { createdAt },
  });
  const pathOf = (id: string) => join(scratch.path, id.slice(34, 36), id);
  expect(existsSync(pathOf(stale.id))).toBe(true);
  expect(await runRetention(new Date())).toMatchObject({ unsentFiles: 1, attachments: 0 });
  expect([stale, fresh, sent].map(({ id }) => existsSync(pathOf(id)))).toEqual([false, true, true]);
  const left = await db().attachment.findMany({ where: { sessionId: session.id } });
  expect(left.map(({ id }) => id).sort()).toEqual([fresh.id, sent.id].sort());
});
