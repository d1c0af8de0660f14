import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission, requireUnlimited } from "../access/permissions.ts";
import type { Scope } from "../access/scope.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { contactTarget } from "../contacts/audit-target.ts";
import { listMessages } from "../conversations/list-messages.ts";
import { messageLines } from "../conversations/message-lines.ts";
import { asGiven } from "../files/picture-address.ts";
import { isInline } from "../files/serialize-attachment.ts";
import { streamOf } from "../http/stream.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { getFile, isStorageAvailable } from "../platform/storage.ts";
import { type ZipEntry, zipOf } from "./zip.ts";

/** What a ZIP without extensions can hold, with room for the texts. */
const MAX_FILE_BYTES = 3.5 * 1024 ** 3;
const MAX_ENTRIES = 60_000;
const PAGE = 100;

type ContactKey = { id: string; workspaceId: string };

/**
 * Everything kept of a contact as a ZIP archive, made while it is sent: contact.json, each
 * conversation as JSON (with the team's notes and the mails) and as text, and the files. It leaves out who is
 * assigned, the audit log. Errors: forbidden, not_found, payload_too_large.
 */
export async function exportContact(
  actor: RecordedCaller,
  id: string,
): Promise<{ body: ReadableStream<Uint8Array>; fileName: string }> {
  requirePermission(actor, "contact.export");
  requireUnlimited(actor);
  const contact = { id, workspaceId: actor.workspace.id };
  await requireExportable(contact);
  await recordAudit(db(), actor, { action: "contact.exported", target: contactTarget(id) });
  return { body: streamOf(zipOf(entriesOf(contact))), fileName: `contact-${id}.zip` };
}

async function requireExportable(contact: ContactKey): Promise<void> {
  const found = await db().contact.findFirst({ where: contact, select: { id: true } });
  if (!found) throw notFound("contact");
  const conversations = await db().conversation.count({ where: conversationsOf(contact) });
  const files = await db().attachment.aggregate({
    where: attachmentsOf(contact),
    _count: true,
    _sum: { bytes: true },
  });
  const isTooLarge =
    (files._sum.bytes ?? 0) > MAX_FILE_BYTES || files._count + 2 * conversations > MAX_ENTRIES;
  if (!isTooLarge) return;
  throw new AppError("payload_too_large", {
    userMessage: "This contact has more data than fits into one archive.",
  });
}

async function* entriesOf(contact: ContactKey): AsyncGenerator<ZipEntry> {
  yield { name: "contact.json", content: chunk(json(await profileOf(contact))) };
  yield* conversationEntries(contact);
  if (isStorageAvailable()) yield* fileEntries(contact);
}

async function profileOf({ id, workspaceId }: ContactKey) {
  const row = await db().contact.findFirst({
    where: { id, workspaceId },
    select: {
      id: true,
      externalUserId: true,
      name: true,
      email: true,
      avatarUrl: true,
      attributes: true,
      createdAt: true,
      lastSeenAt: true,
      addresses: {
        orderBy: { createdAt: "asc" },
        select: { address: true, source: true, verifiedAt: true, bouncedAt: true, createdAt: true },
      },
      origins: {
        orderBy: [{ source: "asc" }, { externalId: "asc" }],
        select: { source: true, externalId: true },
      },
      events: {
        orderBy: [{ at: "asc" }, { id: "asc" }],
        select: { at: true, name: true, fields: true, link: true },
      },
      sessions: {
        orderBy: { id: "asc" },
        select: {
          inbox: { select: { name: true } },
          createdAt: true,
          lastSeenAt: true,
          expiresAt: true,
          revokedAt: true,
          pageUrl: true,
          pageTitle: true,
          referrer: true,
          locale: true,
          timezone: true,
          userAgent: true,
          address: true,
          pageViews: {
            orderBy: { id: "asc" },
            select: { url: true, title: true, createdAt: true },
          },
        },
      },
    },
  });
  return row && { ...row, sessions: row.sessions.map((s) => ({ ...s, inbox: s.inbox.name })) };
}

async function* conversationEntries(contact: ContactKey): AsyncGenerator<ZipEntry> {
  const scope = { workspaceId: contact.workspaceId, contactId: contact.id };
  for await (const row of conversationRows(contact)) {
    const name = `conversations/${row.createdAt.toISOString().slice(0, 10)} ${row.id}`;
    const { inbox, ...facts } = row;
    const head = json({ ...facts, inbox: inbox.name }).replace(/\n}\n$/, "");
    yield { name: `${name}.json`, content: conversationJson(scope, row.id, head) };
    yield { name: `${name}.txt`, content: conversationText(scope, row.id) };
  }
}

async function* conversationRows(contact: ContactKey) {
  let after: string | undefined;
  for (;;) {
    const rows = await db().conversation.findMany({
      where: { ...conversationsOf(contact), ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: "asc" },
      take: PAGE,
      select: {
        id: true,
        status: true,
        createdAt: true,
        lastMessageAt: true,
        resolvedAt: true,
        form: true,
        attributes: true,
        inbox: { select: { name: true } },
      },
    });
    yield* rows;
    after = rows.at(-1)?.id;
    if (rows.length < PAGE) return;
  }
}

/** The facts with the messages and the team's notes inside, page by page. */
async function* conversationJson(scope: Scope, id: string, head: string) {
  yield bytes(`${head},\n  "messages": [`);
  let separator = "\n";
  for await (const messages of pagesOf(scope, id)) {
    for (const message of messages) {
      yield bytes(`${separator}${indent(json(exported(message)).trimEnd())}`);
      separator = ",\n";
    }
  }
  const notes = await db().note.findMany({
    where: { conversationId: id, workspaceId: scope.workspaceId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { afterSeq: true, createdAt: true, text: true },
  });
  const emails = await db().email.findMany({
    where: { conversationId: id, workspaceId: scope.workspaceId, OR: OF_CONTACT },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ direction: true, state: true, createdAt: true, subject: true },
      ...{ fromName: true, fromAddress: true, to: true, cc: true, text: true },
    },
  });
  yield bytes(`\n  ],\n  "notes": ${inside(notes)},\n  "emails": ${inside(emails)}\n}\n`);
}

async function* conversationText(scope: Scope, id: string) {
  for await (const messages of pagesOf(scope, id)) {
    yield bytes(messages.map((message) => `${messageLines(message)}\n\n`).join(""));
  }
}

async function* pagesOf(scope: Scope, id: string): AsyncGenerator<Message[]> {
  let after = 0;
  for (let hasMore = true; hasMore; ) {
    const page = await listMessages(scope, id, { after, limit: PAGE }, asGiven);
    yield page.messages;
    after = page.messages.at(-1)?.seq ?? after;
    hasMore = page.hasMore;
  }
}

/** A message without what only works here: our ids of people, addresses that expire in a day. */
function exported(message: Message) {
  const { seq, author, text, content, response, createdAt } = message;
  return {
    seq,
    createdAt,
    author: { type: author.type, name: author.name },
    text,
    content,
    response,
    files: message.attachments.map((file) => ({
      name: file.name,
      contentType: file.contentType,
      bytes: file.bytes,
      path: filePath(file),
    })),
  };
}

async function* fileEntries(contact: ContactKey): AsyncGenerator<ZipEntry> {
  let after: string | undefined;
  for (;;) {
    const rows = await db().attachment.findMany({
      where: { AND: [attachmentsOf(contact), after ? { id: { gt: after } } : {}] },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { id: true, name: true, contentType: true },
    });
    for (const row of rows) {
      const content = await getFile(row.id);
      if (!content) continue;
      yield {
        name: filePath(row),
        content: chunk(content),
        isCompressed: isInline(row.contentType),
      };
    }
    after = rows.at(-1)?.id;
    if (rows.length < PAGE) return;
  }
}

function conversationsOf({ id, workspaceId }: ContactKey) {
  return { contactId: id, workspaceId };
}

/** In their conversations, from either side, and what they uploaded and never sent. */
function attachmentsOf({ id, workspaceId }: ContactKey) {
  return {
    workspaceId,
    OR: [
      { message: { conversation: { contactId: id } } },
      { messageId: null, session: { contactId: id } },
    ],
  };
}

/** Two files may have one name; and no file system may be surprised by it. */
function filePath({ id, name }: { id: string; name: string }): string {
  return `files/${id} ${name.replace(/[<>:"/\\|?*]/g, "_")}`;
}

/** Mails from and to the contact's side; what is mailed to the team says nothing new. */
const OF_CONTACT = [{ direction: "incoming" as const }, { memberId: null }];

const inside = (value: unknown) => json(value).trimEnd().replace(/\n/g, "\n  ");
const encoder = new TextEncoder();
const bytes = (text: string) => encoder.encode(text);
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const indent = (text: string) => text.replace(/^/gm, "    ");

async function* chunk(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === "string" ? bytes(content) : content;
}
