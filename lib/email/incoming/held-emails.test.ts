import { beforeEach, describe, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../../tests/support/people.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import type { Actor } from "../../access/actor.ts";
import { listMessages } from "../../conversations/list-messages.ts";
import { startConversation } from "../../conversations/start-conversation.ts";
import { listFailedJobs, retryFailedJobs } from "../../jobs/failed-jobs.ts";
import { handlers } from "../../jobs/handlers.ts";
import { db } from "../../platform/db.ts";
import { drainJobs, enqueue, registerHandlers } from "../../platform/jobs.ts";
import { listHeldEmails } from "../list-emails.ts";
import { replyAddress } from "../mail-address.ts";
import { createOutgoing } from "../outgoing/outgoing-email.ts";
import { acceptEmail, discardEmail } from "./decide-email.ts";
import { forgetEmails } from "./forget-emails.ts";

useDatabase();
process.env.INBOUND_MAIL_DOMAIN = "in.example";

const DAY_MS = 24 * 60 * 60 * 1000;
const uuid = () => crypto.randomUUID();

let me: Actor;
let inboxId: string;
let conversationId: string;

beforeEach(async () => {
  ({ me, inboxId } = await createTenant());
  const session = await createVisitor(inboxId);
  const body = { clientId: uuid(), text: "Hello?", form: { name: "Kari", email: "k@example.com" } };
  conversationId = (await startConversation(session, body)).conversation.id;
});

/** A held mail that answers one to the contact, or to the member. */
async function hold(to: "contact" | "member", reason: string, from = "eve@example.org") {
  const workspaceId = me.workspace.id;
  const sent = await createOutgoing(db(), {
    workspaceId,
    inboxId,
    conversationId,
    memberId: to === "member" ? me.memberId : null,
    afterSeq: 0,
    upToSeq: 1,
  });
  const address = replyAddress(sent, null) ?? "";
  const raw = `From: ${from}\r\nTo: ${address}\r\nSubject: Re: x\r\nMessage-ID: <${uuid()}@x>\r\n\r\nLet me in`;
  const { id } = await db().email.create({
    data: {
      ...{ workspaceId, inboxId, conversationId, direction: "incoming", state: "held", reason },
      raw: new Uint8Array(Buffer.from(raw)),
      envelope: { source: "preview", recipients: [address] },
    },
    select: { id: true },
  });
  return id;
}

const texts = async () => {
  const page = await listMessages({ workspaceId: me.workspace.id }, conversationId, { limit: 10 });
  return page.messages.map(({ author, text }) => [author.type, text]);
};
const heldIds = async (actor = me) =>
  (await listHeldEmails(actor, { limit: 100 })).items.map(({ id }) => id);

describe("a mail that waits for a decision", () => {
  test("becomes the contact's message when it is accepted", async () => {
    const id = await hold("contact", "forged");
    expect(await heldIds()).toEqual([id]);
    const email = await acceptEmail(me, id);
    expect(email).toMatchObject({ state: "accepted", isFromContact: false });
    expect((await texts()).at(-1)).toEqual(["contact", "Let me in"]);
    expect(await heldIds()).toEqual([]);
  });

  test("becomes a note where it must not speak for a member", async () => {
    const id = await hold("member", "other_than_member");
    await acceptEmail(me, id);
    expect(await texts()).toHaveLength(1);
    const notes = await db().note.findMany({ where: { conversationId } });
    expect(notes.map(({ text }) => text)).toEqual(["<eve@example.org>:\nLet me in"]);
  });

  test("is accepted once, however many members press the button", async () => {
    const id = await hold("contact", "forged");
    const results = await Promise.allSettled([1, 2, 3].map(() => acceptEmail(me, id)));
    expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await texts()).toHaveLength(2);
  });

  test("loses its words when it is discarded, and cannot be accepted any more", async () => {
    const id = await hold("contact", "forged");
    await discardEmail(me, id);
    expect(await db().email.findUnique({ where: { id } })).toMatchObject({
      ...{ state: "discarded", raw: null, text: null },
    });
    await expect(acceptEmail(me, id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is seen and decided by its own workspace only", async () => {
    const id = await hold("contact", "forged");
    const { me: other } = await createTenant();
    expect(await heldIds(other)).toEqual([]);
    await expect(acceptEmail(other, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(discardEmail(other, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is deleted if nobody decides for a month", async () => {
    const id = await hold("contact", "forged");
    await forgetEmails(new Date(Date.now() + 29 * DAY_MS));
    expect(await heldIds()).toEqual([id]);
    await forgetEmails(new Date(Date.now() + 31 * DAY_MS));
    expect(await heldIds()).toEqual([]);
  });
});

test("a mail that gave up is listed for admins of its workspace, and is tried again", async () => {
  const { me: other } = await createTenant();
  const workspaceId = me.workspace.id;
  let isBroken = true;
  registerHandlers({
    ...handlers,
    "mail-reply": async () => {
      if (isBroken) throw new Error("the mail server is away");
    },
  });
  const emailId = uuid();
  await enqueue(db(), "mail-reply", { workspaceId, emailId });
  await db().$executeRaw`UPDATE pgboss.job SET retry_limit = 0 WHERE name = 'mail-reply'`;
  await drainJobs(10_000);
  const { items } = await listFailedJobs(me);
  expect(items).toMatchObject([{ name: "mail-reply", error: "Error: the mail server is away" }]);
  expect((await listFailedJobs(other)).items).toEqual([]);
  expect(await retryFailedJobs(other)).toEqual({ retried: 0 });
  isBroken = false;
  expect(await retryFailedJobs(me)).toEqual({ retried: 1 });
  await drainJobs(10_000);
  expect((await listFailedJobs(me)).items).toEqual([]);
});
