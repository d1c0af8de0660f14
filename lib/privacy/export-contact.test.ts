import { auditQuery } from "@linkdesk/contract/audit.ts";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { scratchFolder } from "../../tests/support/scratch.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { listAudit } from "../audit/list-audit.ts";
import { recordContactEvent } from "../contacts/record-contact-event.ts";
import { postTeamMessage } from "../conversations/post-message.ts";
import { setAttribute } from "../conversations/set-attribute.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { writeNote } from "../conversations/write-note.ts";
import { storeVisitorUpload } from "../files/store-upload.ts";
import { db } from "../platform/db.ts";
import { recordPageView } from "../sessions/record-page-view.ts";
import { exportContact } from "./export-contact.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  process.env.UPLOADS_DIR = scratch.path;
});
afterAll(scratch.remove);

const uuid = () => crypto.randomUUID();

function upload(name: string, body: string): Request {
  const headers = { "x-file-name": encodeURIComponent(name) };
  return new Request("http://localhost/", { method: "POST", headers, body });
}

async function unzipped(stream: ReadableStream<Uint8Array>): Promise<Record<string, string>> {
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const files = Object.entries(unzipSync(bytes));
  return Object.fromEntries(files.map(([name, content]) => [name, strFromU8(content)]));
}

it("an export holds everything of the contact: profile, pages, both sides' words, files", async () => {
  const { me, inboxId } = await createTenant();
  const session = await createVisitor(inboxId);
  await recordPageView(session, { url: "https://shop.example/höfe", title: "Höfe", referrer: "" });
  const files = await Promise.all([
    storeVisitorUpload(session, upload("notes.txt", "first")),
    storeVisitorUpload(session, upload("notes.txt", "second")),
    storeVisitorUpload(session, upload('a:b*"c?.txt', "odd")),
  ]);
  const unsent = await storeVisitorUpload(session, upload("draft.txt", "unsent"));
  const { conversation } = await startConversation(session, {
    clientId: uuid(),
    text: "Grüße 😀",
    attachmentIds: files.map(({ id }) => id),
    form: { name: "Eva", email: "eva@example.com", team_size: "7" },
  });
  const event = { name: "Order placed", fields: { total: 120 }, link: null, clientId: uuid() };
  await recordContactEvent(me, { id: session.contact.id }, event);
  await writeNote(me, conversation.id, { clientId: uuid(), text: "Likes tea\nand pots" });
  const origin = { source: "chatwoot", externalId: "31" };
  await db().importOrigin.create({
    data: {
      ...{ ...origin, kind: "contact", workspaceId: me.workspace.id },
      contactId: session.contact.id,
    },
  });
  const imageUrl = "https://shop.example/pot.jpg";
  const card = { type: "card" as const, card: { title: "Pot", imageUrl, buttons: [] } };
  await postTeamMessage(me, conversation.id, {
    clientId: uuid(),
    text: "Hello Eva",
    content: card,
  });

  const value = "A-7";
  await setAttribute(me, conversation.id, { type: "set_attribute", key: "order", value });

  const { body, fileName } = await exportContact(me, session.contact.id);
  expect(fileName).toBe(`contact-${session.contact.id}.zip`);
  const zip = await unzipped(body);
  const names = Object.keys(zip);
  const stem = names.find((name) => name.endsWith(`${conversation.id}.json`)) ?? "";
  expect(names).toEqual([
    "contact.json",
    stem,
    stem.replace(/json$/, "txt"),
    ...[...files, unsent]
      .map(({ id, name }) => `files/${id} ${name.replace(/[:*"?]/g, "_")}`)
      .sort(),
  ]);
  expect(JSON.parse(zip["contact.json"] ?? "")).toMatchObject({
    name: "Eva",
    email: "eva@example.com",
    attributes: { team_size: "7" },
    events: [{ name: "Order placed", fields: { total: 120 }, link: null }],
    origins: [origin],
    sessions: [{ userAgent: "test", pageViews: [{ title: "Höfe" }] }],
  });
  const path = `files/${files[0].id} notes.txt`;
  expect(JSON.parse(zip[stem] ?? "")).toMatchObject({
    inbox: "Website",
    attributes: { order: "A-7" },
    messages: [
      { author: { type: "contact", name: "Eva" }, text: "Grüße 😀", files: [{ path }, {}, {}] },
      { author: { type: "agent", name: "Acme owner" }, text: "Hello Eva", content: card },
    ],
    notes: [{ afterSeq: 1, text: "Likes tea\nand pots" }],
  });
  expect(zip[stem.replace(/json$/, "txt")]).toMatch(/Eva, .* UTC\nGrüße 😀\n\[notes\.txt\]/);
  expect([zip[path], zip[`files/${unsent.id} draft.txt`]]).toEqual(["first", "unsent"]);
  // No token, not even hashed, and no address that opens our files.
  expect(JSON.stringify(zip)).not.toMatch(/tokenHash|token_hash|\/api\/files/);
});

it("an export follows a conversation over many pages, in order", async () => {
  const { me, inboxId } = await createTenant();
  const session = await createVisitor(inboxId);
  const first = { clientId: uuid(), text: "1" };
  const { conversation } = await startConversation(session, first);
  await db().message.createMany({
    data: Array.from({ length: 249 }, (_, i) => ({
      workspaceId: me.workspace.id,
      conversationId: conversation.id,
      seq: i + 2,
      authorType: "contact" as const,
      text: String(i + 2),
    })),
  });
  const zip = await unzipped((await exportContact(me, session.contact.id)).body);
  const [, jsonName = "", textName = ""] = Object.keys(zip);
  const { messages } = JSON.parse(zip[jsonName] ?? "") as { messages: { text: string }[] };
  expect(messages.map(({ text }) => Number(text))).toEqual(
    Array.from({ length: 250 }, (_, i) => i + 1),
  );
  expect(zip[textName]?.match(/UTC/g)).toHaveLength(250);
});

it("an export has nothing of anybody else's, is for admins, and is recorded without a name", async () => {
  const { me, inboxId } = await createTenant();
  const [mine, other] = [await createVisitor(inboxId), await createVisitor(inboxId)];
  await startConversation(other, { clientId: uuid(), text: "somebody else’s words" });
  const stranger = await createTenant();
  const id = mine.contact.id;
  await expect(exportContact(stranger.me, id)).rejects.toMatchObject({ code: "not_found" });
  const refused = exportContact({ ...me, role: "agent" }, id);
  await expect(refused).rejects.toMatchObject({ code: "forbidden" });
  const zip = await unzipped((await exportContact(me, id)).body);
  expect(Object.keys(zip)).toEqual(["contact.json"]);
  const events = await listAudit(me, auditQuery.parse({ group: "contact" }));
  expect(events.items).toMatchObject([
    { action: "contact.exported", target: { id, label: expect.stringMatching(/^Visitor /) } },
  ]);
});
