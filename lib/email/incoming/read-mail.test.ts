import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../../tests/support/people.ts";
import { scratchFolder } from "../../../tests/support/scratch.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import type { Actor } from "../../access/actor.ts";
import type { VisitorSession } from "../../access/visitor-session.ts";
import { listMessages } from "../../conversations/list-messages.ts";
import { markReadByMember } from "../../conversations/mark-read.ts";
import { postTeamMessage } from "../../conversations/post-message.ts";
import { startConversation } from "../../conversations/start-conversation.ts";
import { dispatchEvents } from "../../jobs/dispatch-events.ts";
import { handlers } from "../../jobs/handlers.ts";
import { db } from "../../platform/db.ts";
import { drainJobs, registerHandlers } from "../../platform/jobs.ts";
import { type CapturedMail, listCapturedMail } from "../../platform/mail.ts";
import { queueDueMails } from "../outgoing/queue-due-mails.ts";
import { type Envelope, receiveMail } from "./receive-mail.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  Object.assign(process.env, { MAIL_DIR: scratch.path, MAIL_PREVIEW: "true" });
  registerHandlers(handlers);
});
afterAll(scratch.remove);

const MINUTE_MS = 60_000;
const uuid = () => crypto.randomUUID();

let me: Actor;
let inboxId: string;
let session: VisitorSession;
let conversationId: string;
let email: string;

beforeEach(async () => {
  ({ me, inboxId } = await createTenant());
  email = `${uuid()}@example.com`;
  session = await createVisitor(inboxId);
  const body = { clientId: uuid(), text: "Do you ship to Norway?", form: { name: "Kari", email } };
  conversationId = (await startConversation(session, body)).conversation.id;
});

/** What is mailed to an address when both sides have been away for an hour. */
async function mailTo(address: string): Promise<CapturedMail> {
  await dispatchEvents();
  await queueDueMails(new Date(Date.now() + 60 * MINUTE_MS));
  await drainJobs(30_000);
  const mail = (await listCapturedMail(1_000)).find(({ to }) => to === address);
  if (!mail) throw new Error(`no mail to ${address}`);
  return mail;
}

type Reply = {
  from: string;
  to: string;
  text: string;
  headers?: string[];
  envelope?: Partial<Envelope>;
};

/** A mail arrives at an address of the installation, and is read. */
async function arrive({ from, to, text, headers = [], envelope = {} }: Reply): Promise<void> {
  const head = [`From: ${from}`, `To: ${to}`, "Subject: Re: hello", ...headers];
  if (!headers.some((header) => header.startsWith("Message-ID"))) {
    head.push(`Message-ID: <${uuid()}@mail.example>`);
  }
  const raw = Buffer.from(`${head.join("\r\n")}\r\n\r\n${text}\r\n`);
  const arrival: Envelope = { source: "preview", recipients: [to], ...envelope };
  await db().$transaction((tx) => receiveMail(tx, null, raw, arrival));
  await drainJobs(30_000);
}

async function messages() {
  const page = await listMessages({ workspaceId: me.workspace.id }, conversationId, { limit: 50 });
  return page.messages.map(({ author, text, isByEmail }) => [author.type, text, isByEmail]);
}

const emails = () =>
  db().email.findMany({ where: { conversationId, direction: "incoming" }, orderBy: { id: "asc" } });

describe("an agent who is away replies to the mail", () => {
  test("and the visitor gets it as that agent's message", async () => {
    const mail = await mailTo(me.email);
    expect(mail.replyTo).toMatch(/^reply\+[a-z2-7]{42}@reply\.localhost$/);
    await arrive({
      from: `Maya <${me.email}>`,
      to: mail.replyTo ?? "",
      text: `We do.\n\n${quoted(mail)}`,
    });
    expect((await messages()).at(-1)).toEqual(["agent", "We do.", true]);
    const message = await db().message.findFirst({ where: { conversationId, seq: 2 } });
    expect(message?.memberId).toBe(me.memberId);
  });

  test("and somebody else who answers it says nothing to the visitor", async () => {
    const mail = await mailTo(me.email);
    await arrive({ from: "eve@example.org", to: mail.replyTo ?? "", text: "Give me a refund" });
    expect(await messages()).toHaveLength(1);
    expect(await emails()).toMatchObject([{ state: "held", reason: "other_than_member" }]);
  });
});

describe("a visitor who left replies to the mail", () => {
  beforeEach(async () => {
    await markReadByMember(me, conversationId, 1);
    await postTeamMessage(me, conversationId, { clientId: uuid(), text: "We do, for free." });
  });

  test("and the team gets it as the visitor's message", async () => {
    const mail = await mailTo(email);
    await arrive({ from: email, to: mail.replyTo ?? "", text: `Great!\n\n${quoted(mail)}` });
    expect((await messages()).at(-1)).toEqual(["contact", "Great!", true]);
    expect(await emails()).toMatchObject([{ state: "accepted", isFromContact: true }]);
  });

  test("and a mail that arrives twice counts once", async () => {
    const { replyTo } = await mailTo(email);
    const headers = ["Message-ID: <same@mail.example>"];
    const mail = { from: email, to: replyTo ?? "", text: "Great!", headers };
    await arrive(mail);
    await arrive(mail);
    expect(await messages()).toHaveLength(3);
    expect(await emails()).toHaveLength(1);
  });

  test("and a notice of absence changes nothing", async () => {
    const { replyTo } = await mailTo(email);
    const headers = ["Auto-Submitted: auto-replied"];
    await arrive({ from: email, to: replyTo ?? "", text: "I am on holiday", headers });
    expect(await messages()).toHaveLength(2);
    expect(await emails()).toMatchObject([{ state: "ignored", reason: "automatic_reply" }]);
  });

  test("from another address it is marked", async () => {
    const { replyTo } = await mailTo(email);
    await arrive({ from: "kari@work.example", to: replyTo ?? "", text: "Me again" });
    expect((await messages()).at(-1)).toEqual(["contact", "Me again", true]);
    expect(await emails()).toMatchObject([{ state: "accepted", isFromContact: false }]);
  });
});

const quoted = (mail: CapturedMail) =>
  `On Sat, Nov 28, 2026 at 10:00 AM Fernhill <x@example.com> wrote:\n\n${mail.text.replace(/^/gm, "> ")}`;
