import { expect, it } from "vitest";
import {
  begin,
  contact,
  conversation,
  EMPTY,
  finish,
  lines,
  message,
  SMALL,
} from "../../tests/support/import-world.ts";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { countConversations } from "../conversations/count-conversations.ts";
import { getConversation } from "../conversations/get-conversation.ts";
import { listConversations } from "../conversations/list-conversations.ts";
import { listMessages } from "../conversations/list-messages.ts";
import { listNotes } from "../conversations/list-notes.ts";
import { postVisitorMessage } from "../conversations/post-message.ts";
import { dispatchEvents } from "../jobs/dispatch-events.ts";
import { db } from "../platform/db.ts";

useDatabase();

it("past conversations have their times, their order and their authors", async () => {
  const { me, inboxId } = await createTenant();
  const own = lines(
    message("m3", "v1", "2024-03-02T10:00:00Z", { author: { type: "agent", email: me.email } }),
  );
  const id = await begin(me, inboxId, SMALL, own);
  const done = await finish(me, id);
  expect(done).toMatchObject({
    state: "done",
    counts: {
      contacts: { ...EMPTY, created: 1 },
      conversations: { ...EMPTY, created: 1 },
      messages: { ...EMPTY, created: 4 },
    },
    problems: 0,
  });
  const { items } = await listConversations(me, {
    filter: { match: "all", conditions: [] },
    sort: "newest",
    limit: 10,
  });
  expect(items).toMatchObject([
    {
      status: "resolved",
      createdAt: "2024-03-01T09:00:00.000Z",
      lastMessageAt: "2024-03-02T10:00:00.000Z",
      preview: "message m3",
      previewMemberId: me.memberId,
      contact: { name: "Person c1", email: "ada@example.com", isVerified: true },
      unread: 0,
      lastSeq: 3,
    },
  ]);
  const conversationId = items[0]?.id ?? "";
  // Ids are in the order of time: this one is of 2024.
  expect(Number.parseInt(conversationId.replaceAll("-", "").slice(0, 12), 16)).toBe(
    Date.parse("2024-03-01T09:00:00Z"),
  );
  const page = await listMessages({ workspaceId: me.workspace.id }, conversationId, { limit: 10 });
  expect(
    page.messages.map(({ seq, text, author, createdAt }) => [seq, text, author.name, createdAt]),
  ).toEqual([
    [1, "message m1", "Person c1", "2024-03-01T09:00:00.000Z"],
    [
      2,
      "Hello Ada\n\nprice.pdf: https://files.example/p.pdf",
      "Former Fay",
      "2024-03-01T09:05:00.000Z",
    ],
    [3, "message m3", me.name, "2024-03-02T10:00:00.000Z"],
  ]);
  const notes = await listNotes(me, conversationId, { limit: 10 });
  expect(notes.items).toMatchObject([{ afterSeq: 1, text: "message n1", author: { name: "Fay" } }]);
});

it("nobody is notified of what is imported, and it counts as read and answered", async () => {
  const { me, inboxId } = await createTenant();
  const now = new Date().toISOString();
  const open = lines(
    contact("c1", { email: "ada@example.com" }),
    conversation("v1", { status: "open" }),
    message("m1", "v1", "2024-03-01T09:00:00Z"),
    // Later than the member has joined.
    message("m2", "v1", now),
  );
  await finish(me, await begin(me, inboxId, open));
  await dispatchEvents();
  const [row] = await db().conversation.findMany({ where: { workspaceId: me.workspace.id } });
  expect(row).toMatchObject({
    waitingSince: null,
    contactUnread: 0,
    agentReadSeq: 2,
    contactReadSeq: 2,
  });
  expect(await countConversations(me)).toMatchObject({ open: 1, unread: 0 });
  const about = { where: { workspaceId: me.workspace.id } };
  expect(await db().event.count(about)).toBe(0);
  expect(await db().webhookDelivery.count(about)).toBe(0);
  expect(await db().conversationMail.count(about)).toBe(0);
  // From now on it is a conversation like any other.
  const session = await createVisitor(inboxId);
  const person = { id: row?.contactId ?? "", name: null, email: null };
  await postVisitorMessage({ ...session, contact: person }, row?.id ?? "", {
    clientId: crypto.randomUUID(),
    text: "Again",
    attachmentIds: [],
  });
  expect(await getConversation(me, row?.id ?? "")).toMatchObject({ unread: 1, lastSeq: 3 });
});

it("a text that is longer than a message becomes several, and none of it is lost", async () => {
  const { me, inboxId } = await createTenant();
  const text = `${"word ".repeat(1_900)}\n${"🙂".repeat(6_000)}`;
  const sent = lines(
    contact("c1"),
    conversation("v1"),
    message("m1", "v1", "2024-03-01T09:00:00Z", { text }),
  );
  await finish(me, await begin(me, inboxId, sent));
  const rows = await db().message.findMany({
    where: { workspaceId: me.workspace.id },
    orderBy: { seq: "asc" },
  });
  expect(rows).toHaveLength(3);
  expect(rows.every((row) => row.text.length <= 10_000 && row.text.isWellFormed())).toBe(true);
  expect(rows.map((row) => row.text).join("")).toBe(text.replace(" \n", ""));
});

it("in an e-mail inbox, a past conversation can be answered by mail", async () => {
  const { me, inboxId } = await createTenant();
  await db().inbox.update({ where: { id: inboxId }, data: { kind: "email" } });
  const text = lines(
    contact("c1", { email: "ada@example.com" }),
    conversation("v1", { subject: "Order 7" }),
    message("m1", "v1", "2024-03-01T09:00:00Z"),
  );
  await finish(me, await begin(me, inboxId, text));
  const [row] = await db().conversation.findMany({ where: { workspaceId: me.workspace.id } });
  expect(await getConversation(me, row?.id ?? "")).toMatchObject({
    emailThread: { subject: "Order 7", to: [{ name: "Person c1", address: "ada@example.com" }] },
  });
});
