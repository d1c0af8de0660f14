import type { ContinuitySettings } from "@linkdesk/contract/inboxes.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../../tests/support/people.ts";
import { scratchFolder } from "../../../tests/support/scratch.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import type { Actor } from "../../access/actor.ts";
import type { VisitorSession } from "../../access/visitor-session.ts";
import { assignConversation } from "../../conversations/assign-conversation.ts";
import { markReadByMember, markReadByVisitor } from "../../conversations/mark-read.ts";
import { postTeamMessage, postVisitorMessage } from "../../conversations/post-message.ts";
import { startConversation } from "../../conversations/start-conversation.ts";
import { updateInbox } from "../../inboxes/update-inbox.ts";
import { dispatchEvents } from "../../jobs/dispatch-events.ts";
import { handlers } from "../../jobs/handlers.ts";
import { db } from "../../platform/db.ts";
import { drainJobs, registerHandlers } from "../../platform/jobs.ts";
import { listCapturedMail } from "../../platform/mail.ts";
import { queueDueMails } from "./queue-due-mails.ts";

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
/** When the visitor wrote their first message. */
let start: number;

beforeEach(async () => {
  ({ me, inboxId } = await createTenant());
  email = `${uuid()}@example.com`;
  session = await createVisitor(inboxId);
  const body = { clientId: uuid(), text: "Do you ship to Norway?", form: { name: "Kari", email } };
  const { conversation } = await startConversation(session, body);
  conversationId = conversation.id;
  // Not the clock of now: on a busy machine it may be seconds ahead.
  start = Date.parse(conversation.lastMessageAt);
  await leave(new Date(start));
});

/** The visitor closed the tab. */
const leave = (lastSeenAt = new Date()) =>
  db().session.update({ where: { id: session.id }, data: { lastSeenAt } });
const comesBack = (minutes: number) =>
  db().member.update({
    where: { id: me.memberId },
    data: { lastSeenAt: new Date(start + minutes * MINUTE_MS) },
  });
const say = (text: string) =>
  postVisitorMessage(session, conversationId, { clientId: uuid(), text });
const reply = (text: string) => postTeamMessage(me, conversationId, { clientId: uuid(), text });
const configure = (continuity: Partial<ContinuitySettings>) =>
  updateInbox(me, inboxId, { settings: { continuity } });

/** What happens when the clock stands so many minutes after the start: the texts of the mails, by recipient. */
async function mailsAt(minutes: number): Promise<[to: string, text: string][]> {
  const before = new Set((await listCapturedMail(1_000)).map(({ id }) => id));
  await dispatchEvents();
  await queueDueMails(new Date(start + minutes * MINUTE_MS));
  await drainJobs(30_000);
  const mails = await listCapturedMail(1_000);
  return mails.filter(({ id }) => !before.has(id)).map(({ to, text }) => [to, text]);
}

describe("a visitor writes while nobody is there", () => {
  test("the team is mailed once the threshold has passed, and not a second before", async () => {
    expect(await mailsAt(9.9)).toEqual([]);
    const [[to, text] = ["", ""], ...others] = await mailsAt(10.1);
    expect([to, others]).toEqual([me.email, []]);
    expect(text).toContain("Do you ship to Norway?");
    expect(text).toContain(`/conversations/${conversationId}`);
    expect(await mailsAt(60)).toEqual([]);
  });

  test("nobody is mailed while somebody is there, and who leaves is mailed later", async () => {
    await comesBack(5);
    expect(await mailsAt(11)).toEqual([]);
    expect(await mailsAt(14.9)).toEqual([]);
    expect(await mailsAt(15.1)).toHaveLength(1);
  });

  test("what somebody of the team has read is not mailed", async () => {
    await markReadByMember(me, conversationId, 1);
    expect(await mailsAt(30)).toEqual([]);
  });

  test("between two mails there is the interval, and nothing is left out", async () => {
    expect(await mailsAt(10.1)).toHaveLength(1);
    await say("Hello?");
    await say("Anybody?");
    expect(await mailsAt(25)).toEqual([]);
    const [[, text] = ["", ""]] = await mailsAt(25.2);
    expect(text).toContain("Hello?");
    expect(text).toContain("Anybody?");
    expect(text).not.toContain("Norway");
  });

  test("more messages than fit are split over several mails", async () => {
    await configure({ maxMessagesPerEmail: 2 });
    for (const text of ["two", "three", "four", "five"]) await say(text);
    const texts = (await mailsAt(11)).map(([, text]) => text).sort();
    expect(texts).toHaveLength(3);
    for (const word of ["Norway", "two", "three", "four", "five"]) {
      expect(
        texts.filter((text) => text.includes(word)),
        word,
      ).toHaveLength(1);
    }
  });

  test("the assignee alone is mailed, or those whom the inbox names, or nobody", async () => {
    const { me: other } = await createTenant();
    const colleague = await db().member.create({
      data: { workspaceId: me.workspace.id, userId: other.userId, role: "agent" },
    });
    expect((await mailsAt(11)).map(([to]) => to).sort()).toEqual([me.email, other.email].sort());
    await say("two");
    await assignConversation(me, conversationId, colleague.id);
    expect((await mailsAt(30)).map(([to]) => to)).toEqual([other.email]);
    await assignConversation(me, conversationId, null);
    await configure({ recipients: "list", recipientIds: [me.memberId] });
    await say("three");
    expect((await mailsAt(50)).map(([to]) => to)).toEqual([me.email]);
    await configure({ recipients: "nobody" });
    await say("four");
    expect(await mailsAt(70)).toEqual([]);
  });

  test("an inbox without continuity mails nobody", async () => {
    await configure({ enabled: false });
    expect(await mailsAt(60)).toEqual([]);
  });
});

describe("the team replies after the visitor has left", () => {
  beforeEach(() => markReadByMember(me, conversationId, 1));

  test("the visitor is mailed at the address that they left", async () => {
    await reply("We do, for free.");
    expect(await mailsAt(9.9)).toEqual([]);
    const mails = await mailsAt(10.5);
    expect(mails.map(([to]) => to)).toEqual([email]);
    expect(mails[0]?.[1]).toContain("We do, for free.");
    expect(await mailsAt(60)).toEqual([]);
  });

  test("a visitor who comes back and reads it is not mailed", async () => {
    await reply("We do, for free.");
    await markReadByVisitor(session, conversationId, 2);
    expect(await mailsAt(30)).toEqual([]);
  });

  test("a visitor who is still on the website is not mailed yet", async () => {
    await reply("We do, for free.");
    await db().session.update({
      where: { id: session.id },
      data: { lastSeenAt: new Date(start + 8 * MINUTE_MS) },
    });
    expect(await mailsAt(11)).toEqual([]);
    expect(await mailsAt(18.5)).toHaveLength(1);
  });

  test("without an address, or blocked, nobody is mailed", async () => {
    await db().conversation.update({ where: { id: conversationId }, data: { form: {} } });
    await db().contact.update({ where: { id: session.contact.id }, data: { email: null } });
    await reply("Hello?");
    expect(await mailsAt(30)).toEqual([]);
  });

  test("a typed address gets only so many mails, from however many conversations", async () => {
    for (let i = 0; i < 25; i++) {
      const visitor = await createVisitor(inboxId);
      const body = { clientId: uuid(), text: "Hi", form: { email } };
      const { id } = (await startConversation(visitor, body)).conversation;
      await markReadByMember(me, id, 1);
      await postTeamMessage(me, id, { clientId: uuid(), text: "Hello" });
    }
    expect(await mailsAt(30)).toHaveLength(20);
  }, 30_000);
});

test("a conversation whose mails cannot be queued holds up no other, and is tried again later", async () => {
  const visitor = await createVisitor(inboxId);
  await startConversation(visitor, { clientId: uuid(), text: "I come second" });
  await dispatchEvents();
  await db().$executeRawUnsafe(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'this one is broken'; END $$`);
  await db().$executeRawUnsafe(`
    CREATE TRIGGER refuse BEFORE UPDATE ON conversation_mails FOR EACH ROW
    WHEN (NEW.conversation_id = '${conversationId}' AND NEW.due_at IS NULL) EXECUTE FUNCTION refuse()`);
  const texts = (await mailsAt(11)).filter(([to]) => to === me.email).map(([, text]) => text);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain("I come second");
  await db().$executeRawUnsafe("DROP TRIGGER refuse ON conversation_mails");
  expect(await mailsAt(15.9)).toEqual([]);
  expect((await mailsAt(16.1))[0]?.[1]).toContain("Do you ship to Norway?");
});

test("two processes that look at the same time mail once", async () => {
  await dispatchEvents();
  const now = new Date(start + 11 * MINUTE_MS);
  const counts = await Promise.all([1, 2, 3].map(() => queueDueMails(now)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
});

test("a conversation that was deleted meanwhile is mailed to nobody", async () => {
  await dispatchEvents();
  await queueDueMails(new Date(start + 11 * MINUTE_MS));
  await db().conversation.delete({ where: { id: conversationId } });
  await drainJobs(30_000);
  const mails = await listCapturedMail(1_000);
  expect(mails.filter(({ to }) => to === me.email)).toEqual([]);
});
