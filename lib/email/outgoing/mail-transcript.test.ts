// A transcript goes to any address that the visitor types, and may be answered by whoever reads it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../../tests/support/people.ts";
import { scratchFolder } from "../../../tests/support/scratch.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import type { Actor } from "../../access/actor.ts";
import type { VisitorSession } from "../../access/visitor-session.ts";
import { listMessages } from "../../conversations/list-messages.ts";
import { postTeamMessage } from "../../conversations/post-message.ts";
import { startConversation } from "../../conversations/start-conversation.ts";
import { dispatchEvents } from "../../jobs/dispatch-events.ts";
import { handlers } from "../../jobs/handlers.ts";
import { db } from "../../platform/db.ts";
import { drainJobs, enqueue, registerHandlers } from "../../platform/jobs.ts";
import { type CapturedMail, listCapturedMail } from "../../platform/mail.ts";
import { receiveMail } from "../incoming/receive-mail.ts";
import { listEmails } from "../list-emails.ts";
import { requestTranscript, sendTranscript } from "./mail-transcript.ts";
import { queueDueMails } from "./queue-due-mails.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  Object.assign(process.env, { MAIL_DIR: scratch.path, MAIL_PREVIEW: "true" });
  registerHandlers(handlers);
});
afterAll(scratch.remove);

const HOUR_MS = 60 * 60_000;
const uuid = () => crypto.randomUUID();

let me: Actor;
let session: VisitorSession;
let conversationId: string;
/** What the visitor has left in the form. */
let own: string;
/** Somebody else's. */
let stranger: string;

beforeEach(async () => {
  const tenant = await createTenant("Fernhill");
  me = tenant.me;
  own = `${uuid()}@example.com`;
  stranger = `${uuid()}@example.org`;
  session = await createVisitor(tenant.inboxId);
  session.settings.behaviour.transcriptByEmail = true;
  const body = { clientId: uuid(), text: "Do you ship?", form: { name: "Kari", email: own } };
  conversationId = (await startConversation(session, body)).conversation.id;
});

async function captured(address: string, subject: RegExp): Promise<CapturedMail> {
  await drainJobs(30_000);
  const mails = await listCapturedMail(1_000);
  const mail = mails.find(({ to, subject: said }) => to === address && subject.test(said));
  if (!mail) throw new Error(`no mail to ${address}`);
  return mail;
}

/** The transcript as it reaches an address. */
async function transcriptTo(address: string): Promise<CapturedMail> {
  await requestTranscript(session, conversationId, address);
  return captured(address, /^Your conversation with Fernhill$/);
}

/** A mail of a provider, which proves nothing about its sender. */
async function arrive(from: string, to: string, text: string, headers: string[] = []) {
  const id = `<${uuid()}@mail.example>`;
  const head = [`From: ${from}`, `To: ${to}`, "Subject: Re: hello", `Message-ID: ${id}`];
  const raw = Buffer.from(`${[...head, ...headers].join("\r\n")}\r\n\r\n${text}\r\n`);
  const arrival = { source: "provider" as const, recipients: [to] };
  const inbox = { id: session.inboxId, workspaceId: me.workspace.id };
  await db().$transaction((tx) => receiveMail(tx, inbox, raw, arrival));
  await drainJobs(30_000);
  return id;
}

const emails = async () => (await listEmails(me, conversationId, { limit: 100 })).items;
const incoming = async () => (await emails()).filter(({ direction }) => direction === "incoming");

async function texts() {
  const page = await listMessages({ workspaceId: me.workspace.id }, conversationId, { limit: 50 });
  return page.messages.map(({ author, text }) => `${author.type}: ${text}`);
}

test("a transcript is a mail of its conversation, and can be answered", async () => {
  const mail = await transcriptTo(own);
  expect(mail.replyTo).toMatch(/^reply\+[a-z2-7]{42}@reply\.localhost$/);
  const [email] = await emails();
  expect(email).toMatchObject({ isTranscript: true, state: "sent", upToSeq: 1 });
  expect(email?.to).toEqual([{ name: "", address: own }]);
  expect(mail.messageId).toBe(`${email?.id}@localhost`);
  // Whoever reads it may be a stranger: nothing in it opens the chat.
  expect(mail.text).not.toContain("#linkdesk=");
});

describe("an answer to a transcript", () => {
  test("is the contact's message, if its sender is an address that they left in the chat", async () => {
    const { replyTo } = await transcriptTo(own);
    await arrive(own, replyTo ?? "", "I have one more question.");
    expect((await texts()).at(-1)).toBe("contact: I have one more question.");
    expect(await incoming()).toMatchObject([{ state: "accepted", isFromContact: true }]);
  });

  test("is marked as somebody else's, if the transcript went to an address that is not the contact's", async () => {
    const { replyTo, messageId } = await transcriptTo(stranger);
    const first = await arrive(stranger, replyTo ?? "", "Who is this?");
    // They write once more, and their program names only what they wrote themselves.
    await arrive(stranger, "reply@example.net", "Hello?", [`References: <${messageId}> ${first}`]);
    expect(await incoming()).toMatchObject([
      { state: "accepted", isFromContact: false, from: { address: stranger } },
      { state: "accepted", isFromContact: false, from: { address: stranger } },
    ]);
  });

  test("waits for a decision, if nothing but the Message-ID names the conversation", async () => {
    const { messageId } = await transcriptTo(stranger);
    await arrive(stranger, "reply@example.net", "Hello", [`In-Reply-To: <${messageId}>`]);
    expect(await incoming()).toMatchObject([{ state: "held", reason: "no_conversation" }]);
    expect(await texts()).toEqual(["contact: Do you ship?"]);
  });
});

test("what is mailed to the contact later does not go on under a stranger's transcript", async () => {
  const { replyTo } = await transcriptTo(stranger);
  await arrive(stranger, replyTo ?? "", "Who is this?");
  await postTeamMessage(me, conversationId, { clientId: uuid(), text: "We do." });
  await dispatchEvents();
  await queueDueMails(new Date(Date.now() + HOUR_MS));
  const mail = await captured(own, /^New reply from /);
  expect(mail).toMatchObject({ inReplyTo: null, references: [] });
});

test("a transcript that comes back says so, and the stranger's address is not kept as the contact's", async () => {
  const { messageId } = await transcriptTo(stranger);
  const status = `Final-Recipient: rfc822; ${stranger}\r\nAction: failed\r\nStatus: 5.1.1`;
  const parts = [
    "\r\nUnknown user",
    `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n${status}\r\n`,
    `Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${messageId}>\r\n`,
  ];
  const type = "Content-Type: multipart/report; report-type=delivery-status; boundary=b";
  const body = `${parts.map((part) => `--b\r\n${part}`).join("\r\n")}\r\n--b--`;
  await arrive("MAILER-DAEMON@mx.example", "x@y.example", body, ["MIME-Version: 1.0", type]);
  const sent = (await emails()).find(({ isTranscript }) => isTranscript);
  expect(sent).toMatchObject({ state: "bounced", to: [{ address: stranger }] });
  const { contactId } = await db().conversation.findUniqueOrThrow({
    where: { id: conversationId },
  });
  expect(await db().contactAddress.findMany({ where: { contactId, address: stranger } })).toEqual(
    [],
  );
});

test("a transcript that the previous release has queued is sent in the same way", async () => {
  const data = { workspaceId: me.workspace.id, conversationId, email: own };
  await db().$transaction((tx) => enqueue(tx, "mail-transcript", data));
  const mail = await captured(own, /^Your conversation with Fernhill$/);
  expect(mail.replyTo).toMatch(/^reply\+/);
  expect(await emails()).toMatchObject([{ isTranscript: true, state: "sent" }]);
});

describe("the team sends a transcript", () => {
  test("it goes where the mails of the conversation go, or to the address that is given", async () => {
    expect(await sendTranscript(me, conversationId)).toEqual({ to: own });
    const mail = await captured(own, /^Your conversation with Fernhill$/);
    expect(mail.text).toContain("Do you ship?");
    expect(mail.text).not.toContain("Someone entered this address");
    expect(await sendTranscript(me, conversationId, stranger)).toEqual({ to: stranger });
    await captured(stranger, /^Your conversation with Fernhill$/);
  });

  test("without a known address it asks for one", async () => {
    const body = { clientId: uuid(), text: "Anybody?" };
    const { conversation } = await startConversation(await createVisitor(session.inboxId), body);
    const sent = sendTranscript(me, conversation.id);
    await expect(sent).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("another workspace cannot send it, and nobody more than three in an hour", async () => {
    const { me: other } = await createTenant("Elsewhere");
    const foreign = sendTranscript(other, conversationId, stranger);
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    for (let i = 0; i < 3; i++) await sendTranscript(me, conversationId);
    const fourth = sendTranscript(me, conversationId);
    await expect(fourth).rejects.toMatchObject({ code: "rate_limited" });
  });
});
