import { existsSync } from "node:fs";
import { join } from "node:path";
import { auditQuery } from "@linkdesk/contract/audit.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { scratchFolder } from "../../tests/support/scratch.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { listAudit } from "../audit/list-audit.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { storeVisitorUpload } from "../files/store-upload.ts";
import { updateInbox } from "../inboxes/update-inbox.ts";
import { db } from "../platform/db.ts";
import { runRetention } from "./run-retention.ts";
import { NOTHING_SWEPT } from "./sweep-expired.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  process.env.UPLOADS_DIR = scratch.path;
});
afterAll(scratch.remove);
beforeEach(async () => {
  await db().workspace.deleteMany();
});

const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date("2030-06-01T03:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
const uuid = () => crypto.randomUUID();
const fileOf = (id: string) => join(scratch.path, id.slice(34, 36), id);

function upload(name: string): Request {
  const headers = { "x-file-name": name };
  return new Request("http://localhost/", { method: "POST", headers, body: "some text" });
}

/** A tenant whose inbox keeps closed conversations for 30 days. */
async function tenantWith(retentionDays = 30): Promise<{ me: Actor; inboxId: string }> {
  const tenant = await createTenant();
  await updateInbox(tenant.me, tenant.inboxId, { settings: { privacy: { retentionDays } } });
  return tenant;
}

/** A conversation with one message and one file; its visitor was there when it was written. */
async function talk(
  inboxId: string,
  { status, days }: { status: "open" | "resolved"; days: number },
): Promise<{ id: string; fileId: string; session: VisitorSession }> {
  const session = await createVisitor(inboxId);
  const file = await storeVisitorUpload(session, upload("a.txt"));
  const { conversation } = await startConversation(session, {
    clientId: uuid(),
    text: "Hello",
    attachmentIds: [file.id],
  });
  await db().conversation.update({
    where: { id: conversation.id },
    data: { status, lastMessageAt: daysAgo(days) },
  });
  await db().session.update({
    where: { id: session.id },
    data: { lastSeenAt: daysAgo(days), expiresAt: daysAgo(days - 1) },
  });
  return { id: conversation.id, fileId: file.id, session };
}

async function leftIn(me: Actor) {
  const where = { workspaceId: me.workspace.id };
  return {
    conversations: await db().conversation.count({ where }),
    messages: await db().message.count({ where }),
    attachments: await db().attachment.count({ where }),
    sessions: await db().session.count({ where }),
    contacts: await db().contact.count({ where }),
  };
}

const swept = async (me: Actor) =>
  (await listAudit(me, auditQuery.parse({ group: "retention" }))).items;

describe("the retention run", () => {
  it("the retention run deletes closed conversations past the inbox's days, with files, session and visitor", async () => {
    const { me, inboxId } = await tenantWith(30);
    const old = await talk(inboxId, { status: "resolved", days: 31 });
    await db().pageView.create({ data: { sessionId: old.session.id, url: "https://a.example/" } });
    const recent = await talk(inboxId, { status: "resolved", days: 29 });
    const open = await talk(inboxId, { status: "open", days: 400 });
    const report = await runRetention(now);
    expect(report).toEqual({
      conversations: 1,
      messages: 1,
      attachments: 1,
      contactEvents: 0,
      unsentFiles: 0,
      // Of the old open one too: the browser it was written in is long gone.
      sessions: 2,
      contacts: 1,
      resumedDeletions: 0,
      failedInboxes: 0,
      isComplete: true,
    });
    expect(await db().conversation.findUnique({ where: { id: old.id } })).toBeNull();
    expect(existsSync(fileOf(old.fileId))).toBe(false);
    expect(await db().pageView.count({ where: { sessionId: old.session.id } })).toBe(0);
    for (const kept of [recent, open]) {
      expect(await db().conversation.findUnique({ where: { id: kept.id } })).not.toBeNull();
      expect(existsSync(fileOf(kept.fileId))).toBe(true);
    }
    expect(await leftIn(me)).toMatchObject({ conversations: 2, sessions: 1, contacts: 2 });
  });

  it("the retention run is written down as done by Linkdesk, and a run that finds nothing is not", async () => {
    const { me, inboxId } = await tenantWith(30);
    await talk(inboxId, { status: "resolved", days: 31 });
    await runRetention(now);
    expect(await runRetention(now)).toMatchObject(NOTHING_SWEPT);
    expect(await swept(me)).toMatchObject([
      {
        actor: { id: null, name: "Linkdesk" },
        target: { kind: "inbox", id: inboxId, label: "Website" },
        changes: { retentionDays: [null, 30], conversations: [null, 1], contacts: [null, 1] },
      },
    ]);
  });

  it("the retention run keeps what a page asked to keep for less only that long, and never longer than the inbox", async () => {
    const forever = await tenantWith(0);
    const month = await tenantWith(30);
    const asked = async (inboxId: string, retentionDays: number, days: number) => {
      const { id, session } = await talk(inboxId, { status: "resolved", days });
      await db().conversation.update({ where: { id }, data: { retentionDays } });
      await db().session.update({ where: { id: session.id }, data: { retentionDays } });
    };
    await asked(forever.inboxId, 10, 11);
    await asked(forever.inboxId, 10, 9);
    await talk(forever.inboxId, { status: "resolved", days: 3_000 });
    await asked(month.inboxId, 60, 31);
    await asked(month.inboxId, 10, 11);
    await runRetention(now);
    expect(await leftIn(forever.me)).toMatchObject({ conversations: 2, sessions: 2, contacts: 2 });
    expect(await leftIn(month.me)).toMatchObject({ conversations: 0, sessions: 0, contacts: 0 });
  });

  it("the retention run touches no inbox that keeps for ever, and no other workspace", async () => {
    const forever = await tenantWith(0);
    const never = await createTenant();
    const other = await tenantWith(30);
    for (const { inboxId } of [forever, never])
      await talk(inboxId, { status: "resolved", days: 3_000 });
    await talk(other.inboxId, { status: "resolved", days: 31 });
    expect(await runRetention(now)).toMatchObject({ conversations: 1 });
    for (const { me } of [forever, never]) {
      expect(await leftIn(me)).toMatchObject({ conversations: 1, sessions: 1, contacts: 1 });
      expect(await swept(me)).toEqual([]);
    }
  });

  it("the retention run keeps a visitor who can still come back, and one that the website knows", async () => {
    const { me, inboxId } = await tenantWith(30);
    const here = await talk(inboxId, { status: "resolved", days: 31 });
    await db().session.update({
      where: { id: here.session.id },
      data: { expiresAt: daysAgo(-100) },
    });
    const known = await talk(inboxId, { status: "resolved", days: 31 });
    await db().contact.update({
      where: { id: known.session.contact.id },
      data: { externalUserId: "customer-7" },
    });
    expect(await runRetention(now)).toMatchObject({ conversations: 2, sessions: 1, contacts: 0 });
    expect(await leftIn(me)).toMatchObject({ conversations: 0, sessions: 1, contacts: 2 });
  });

  it("the retention run deletes a visitor who never wrote, with the files that they uploaded and never sent", async () => {
    const { me, inboxId } = await tenantWith(30);
    const session = await createVisitor(inboxId);
    const file = await storeVisitorUpload(session, upload("draft.txt"));
    await db().session.update({
      where: { id: session.id },
      data: { lastSeenAt: daysAgo(31), revokedAt: daysAgo(31) },
    });
    expect(await runRetention(now)).toMatchObject({ attachments: 1, sessions: 1, contacts: 1 });
    expect(existsSync(fileOf(file.id))).toBe(false);
    expect(await leftIn(me)).toMatchObject({ attachments: 0, sessions: 0, contacts: 0 });
  });

  it("the retention run keeps a logout for as long as the website’s token could be used again", async () => {
    const { inboxId } = await tenantWith(1);
    const [recent, old] = [await createVisitor(inboxId), await createVisitor(inboxId)];
    const ended = [
      [recent, 30],
      [old, 32],
    ] as const;
    for (const [{ id }, days] of ended) {
      const at = daysAgo(days);
      const userJwts = { create: { jwtHash: new Uint8Array(32), expiresAt: now } };
      const data = { userJwts, verifiedAt: at, lastSeenAt: at, revokedAt: at };
      await db().session.update({ where: { id }, data });
    }
    expect(await runRetention(now)).toMatchObject({ sessions: 1 });
    expect(await db().session.findUnique({ where: { id: recent.id } })).not.toBeNull();
  });

  it("two retention runs at once share the work and count nothing twice", async () => {
    const { me, inboxId } = await tenantWith(30);
    const { id: contactId } = (await createVisitor(inboxId)).contact;
    const conversation = { workspaceId: me.workspace.id, inboxId, contactId };
    const rows = Array.from({ length: 450 }, () => ({
      ...conversation,
      id: uuid(),
      clientId: uuid(),
      status: "resolved" as const,
      lastSeq: 2,
      lastMessageAt: daysAgo(40),
    }));
    await db().conversation.createMany({ data: rows });
    await db().message.createMany({
      data: rows.flatMap(({ id }) =>
        [1, 2].map((seq) => ({
          workspaceId: me.workspace.id,
          conversationId: id,
          seq,
          authorType: "contact" as const,
          text: "x",
        })),
      ),
    });
    const runs = await Promise.all([runRetention(now), runRetention(now)]);
    const sum = (key: "conversations" | "messages" | "contacts") =>
      runs.reduce((n, run) => n + run[key], 0);
    expect([sum("conversations"), sum("messages")]).toEqual([450, 900]);
    expect(await leftIn(me)).toMatchObject({ conversations: 0, messages: 0, contacts: 0 });
    expect(sum("contacts")).toBe(1);
    const events = await swept(me);
    const written = events.reduce(
      (n, { changes }) => n + Number(changes.conversations?.[1] ?? 0),
      0,
    );
    expect(written).toBe(450);
  });

  it("the retention run goes on where a run was cut off: no time left, files not yet removed", async () => {
    const { me, inboxId } = await tenantWith(30);
    const old = await talk(inboxId, { status: "resolved", days: 31 });
    expect(await runRetention(now, 0)).toMatchObject({ ...NOTHING_SWEPT, isComplete: false });
    expect(await leftIn(me)).toMatchObject({ conversations: 1 });
    // As after a crash between the commit and the files.
    await db().$transaction([
      db().attachment.delete({ where: { id: old.fileId } }),
      db().fileRemoval.create({ data: { attachmentId: old.fileId } }),
    ]);
    await runRetention(now);
    expect(existsSync(fileOf(old.fileId))).toBe(false);
    expect(await db().fileRemoval.count()).toBe(0);
    expect(await leftIn(me)).toMatchObject({ conversations: 0 });
  });

  it("the retention run leaves a conversation alone that somebody is writing in, and that is then not old any more", async () => {
    const { inboxId } = await tenantWith(30);
    const { id } = await talk(inboxId, { status: "resolved", days: 31 });
    await db().$transaction(async (tx) => {
      await tx.conversation.update({
        where: { id },
        data: { status: "open", lastMessageAt: now },
      });
      expect(await runRetention(now)).toMatchObject({ conversations: 0 });
    });
    expect(await runRetention(now)).toMatchObject({ conversations: 0 });
  });
});
