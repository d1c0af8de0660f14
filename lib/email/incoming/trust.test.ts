// An address is a claim until it was shown: what a typed, a signed and a mailed one open.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../../tests/support/people.ts";
import { scratchFolder } from "../../../tests/support/scratch.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import { claimsOf, signJwt } from "../../../tests/support/user-jwt.ts";
import type { Actor } from "../../access/actor.ts";
import { startConversation } from "../../conversations/start-conversation.ts";
import { createInbox } from "../../inboxes/create-inbox.ts";
import { issueEmbedTicket } from "../../inboxes/embed-ticket.ts";
import { handlers } from "../../jobs/handlers.ts";
import { db } from "../../platform/db.ts";
import { drainJobs, registerHandlers } from "../../platform/jobs.ts";
import { createSession } from "../../sessions/create-session.ts";
import { rotateSecret } from "../../sessions/inbox-secrets.ts";
import { visitor } from "../../sessions/require-session.ts";
import { chatLink, openChatLink } from "../outgoing/chat-link.ts";
import { createOutgoing } from "../outgoing/outgoing-email.ts";
import { readMail } from "./read-mail.ts";
import { type Envelope, receiveMail } from "./receive-mail.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  process.env.UPLOADS_DIR = scratch.path;
});
afterAll(scratch.remove);

const DAY_MS = 24 * 60 * 60 * 1000;
const uuid = () => crypto.randomUUID();
const browser = { address: null, origin: null, userAgent: "test", token: null };

let me: Actor;
let chatId: string;
let mailId: string;
let email: string;

beforeEach(async () => {
  registerHandlers(handlers);
  ({ me, inboxId: chatId } = await createTenant());
  email = `${uuid()}@example.com`;
  const address = `${uuid()}@acme.example`;
  const inbox = { kind: "email", name: "Support", address, senderName: "Acme" } as const;
  mailId = (await createInbox(me, inbox)).id;
});

/** Somebody chats and leaves an address in the form. */
async function chatWith(form: object) {
  const session = await createVisitor(chatId);
  const body = { clientId: uuid(), text: "Hello?", form: { name: "Kari", ...form } };
  const { conversation } = await startConversation(session, body);
  return { id: conversation.id, contactId: session.contact.id, session };
}

/** A mail comes to the e-mail inbox. Returns its conversation's contact. */
async function mailFrom(from: string, source: Envelope["source"], headers: string[] = []) {
  const lines = [`From: ${from}`, "To: x@y.example", "Subject: Hi", `Message-ID: <${uuid()}@x>`];
  const raw = Buffer.from(`${[...lines, ...headers].join("\r\n")}\r\n\r\nHello by mail\r\n`);
  const inbox = { id: mailId, workspaceId: me.workspace.id };
  await db().$transaction((tx) => receiveMail(tx, inbox, raw, { source, recipients: [] }));
  await drainJobs(30_000);
  const row = await db().email.findFirstOrThrow({
    where: { inboxId: mailId, direction: "incoming" },
    orderBy: { createdAt: "desc" },
    include: { conversation: true },
  });
  return { state: row.state, reason: row.reason, contactId: row.conversation?.contactId };
}

describe("a new mail finds its contact", () => {
  test("not by an address that somebody typed in a chat", async () => {
    const { contactId } = await chatWith({ email });
    const mail = await mailFrom(email, "preview");
    expect(mail.state).toBe("accepted");
    expect(mail.contactId).not.toBe(contactId);
  });

  test("by an address that was proved before", async () => {
    const first = await mailFrom(email, "preview");
    expect((await mailFrom(email, "preview")).contactId).toBe(first.contactId);
  });

  test("by the address that the website's server has signed", async () => {
    const { secret } = await rotateSecret(me, chatId, 0);
    const userJWT = signJwt(claimsOf("ada", { email }), secret);
    const ticket = issueEmbedTicket(chatId);
    const { contactId } = await createSession({ inboxId: chatId, ticket, userJWT }, browser);
    expect((await mailFrom(email, "preview")).contactId).toBe(contactId);
  });

  test.each(["preview", "provider"] as const)(
    "once, also if ten of the sender's mails come at once (%s)",
    async (source) => {
      const inbox = { id: mailId, workspaceId: me.workspace.id };
      const part = "--b\r\n\r\nHello\r\n";
      const file = "--b\r\nContent-Disposition: attachment; filename=plan.txt\r\n\r\nPlan\r\n--b--";
      const type = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b";
      for (let at = 0; at < 10; at++) {
        const head = `From: ${email}\r\nTo: x@y.example\r\nSubject: Hi\r\nMessage-ID: <${uuid()}@x>`;
        const raw = Buffer.from(`${head}\r\n${type}\r\n\r\n${part}${file}\r\n`);
        await db().$transaction((tx) => receiveMail(tx, inbox, raw, { source, recipients: [] }));
      }
      const received = await db().email.findMany({ where: { inboxId: mailId, state: "queued" } });
      const { workspaceId } = inbox;
      await Promise.all(received.map(({ id }) => readMail({ workspaceId, emailId: id })));
      const where = { workspaceId, email };
      const contacts = await db().contact.findMany({ where, include: { conversations: true } });
      expect(contacts).toHaveLength(1);
      expect(contacts[0]?.conversations).toHaveLength(10);
      const files = await db().attachment.findMany({ where: { workspaceId } });
      expect(files).toHaveLength(10);
      expect(new Set(files.map(({ contactId }) => contactId))).toEqual(new Set([contacts[0]?.id]));
    },
  );

  test("not by an unproved mail, if the address was proved by somebody", async () => {
    const proved = await mailFrom(email, "preview");
    // Without DNS, nothing is proved.
    const claimed = await mailFrom(email, "provider");
    expect(claimed.state).toBe("accepted");
    expect(claimed.contactId).not.toBe(proved.contactId);
    expect((await mailFrom(email, "provider")).contactId).toBe(claimed.contactId);
  });
});

test("a mail that came back marks the mail and the address, and nothing more is sent there", async () => {
  const { id, contactId } = await chatWith({ email });
  const workspaceId = me.workspace.id;
  const sent = await createOutgoing(db(), {
    ...{ workspaceId, inboxId: mailId, conversationId: id, memberId: null },
    ...{ afterSeq: 0, upToSeq: 1 },
  });
  const { headerId } = await db().email.findUniqueOrThrow({ where: { id: sent } });
  const report = [
    "--b",
    "Content-Type: text/plain",
    "",
    "Unknown user",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    "",
    `Final-Recipient: rfc822; ${email}`,
    "Action: failed",
    "Status: 5.1.1",
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: <${headerId}>`,
    "",
    "--b--",
  ].join("\r\n");
  const head = [
    "From: MAILER-DAEMON@mx.example",
    "To: x@y.example",
    "Subject: Undelivered Mail",
    `Message-ID: <${uuid()}@mx>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
  ].join("\r\n");
  const inbox = { id: mailId, workspaceId };
  const raw = Buffer.from(`${head}\r\n\r\n${report}\r\n`);
  const arrival: Envelope = { source: "provider", recipients: [] };
  await db().$transaction((tx) => receiveMail(tx, inbox, raw, arrival));
  await drainJobs(30_000);
  expect(await db().email.findUnique({ where: { id: sent } })).toMatchObject({ state: "bounced" });
  const key = { contactId_address: { contactId, address: email } };
  const address = await db().contactAddress.findUnique({ where: key });
  expect(address?.bouncedAt).not.toBeNull();
  const events = await db().event.findMany({ where: { conversationId: id, inTimeline: true } });
  expect(events.map(({ type }) => type)).toContain("email.bounced");
});

describe("the link in a mail", () => {
  const ticketOf = (conversationId: string, now?: number) =>
    new URL(chatLink(conversationId, "https://shop.example/x?y=1", now)).hash.slice(
      "#linkdesk=".length,
    );
  const open = (ticket: string, inboxId = chatId) => openChatLink({ inboxId, ticket }, browser);
  const contactOf = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await visitor(new Request("http://localhost/", { headers }))).contact.id;
  };

  test("opens the chat as the person who was mailed", async () => {
    const { id, contactId } = await chatWith({ email });
    const { token } = await open(ticketOf(id));
    expect(await contactOf(token)).toBe(contactId);
  });

  test("opens nothing when it is too old, forged, or for another inbox", async () => {
    const { id } = await chatWith({ email });
    const { inboxId: other } = await createTenant();
    const invalid = { code: "ticket_invalid" };
    await expect(open(ticketOf(id, Date.now() - 8 * DAY_MS))).rejects.toMatchObject(invalid);
    await expect(open(`${ticketOf(id)}x`)).rejects.toMatchObject(invalid);
    await expect(open(ticketOf(id), other)).rejects.toMatchObject(invalid);
  });

  test("opens nothing of a contact whom the website has verified", async () => {
    const { id, contactId } = await chatWith({ email });
    await db().contact.update({ where: { id: contactId }, data: { externalUserId: "ada" } });
    await expect(open(ticketOf(id))).rejects.toMatchObject({ code: "ticket_invalid" });
  });

  test("opens nothing of a contact who has left different addresses", async () => {
    const { id, session } = await chatWith({ email });
    const form = { email: `${uuid()}@example.com` };
    await startConversation(session, { clientId: uuid(), text: "Again", form });
    await expect(open(ticketOf(id))).rejects.toMatchObject({ code: "ticket_invalid" });
  });

  test("opens nothing for a contact who was blocked", async () => {
    const { id, contactId } = await chatWith({ email });
    await db().contact.update({ where: { id: contactId }, data: { blockedAt: new Date() } });
    await expect(open(ticketOf(id))).rejects.toMatchObject({ code: "blocked" });
  });
});
