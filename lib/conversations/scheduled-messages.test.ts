import { MAX_SCHEDULED, scheduleMessageBody } from "@linkdesk/contract/scheduled-messages.ts";
import { expect, test } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { visitorScope } from "../access/scope.ts";
import { db } from "../platform/db.ts";
import { cancelScheduled } from "./cancel-scheduled.ts";
import { listMessages } from "./list-messages.ts";
import { listScheduled } from "./list-scheduled.ts";
import { postVisitorMessage } from "./post-message.ts";
import { scheduleMessage } from "./schedule-message.ts";
import { sendDueScheduled, sendScheduled } from "./send-scheduled.ts";
import { updateScheduled } from "./update-scheduled.ts";

useDatabase();

const HOUR_MS = 60 * 60 * 1_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const uuid = () => crypto.randomUUID();
const inTwoHours = (more: object = {}) => ({
  ...{ clientId: uuid(), text: "Does it work now?", sendAt: inHours(2).toISOString() },
  ...more,
});
const NOT_FOUND = { code: "not_found" };

type Made = Awaited<ReturnType<typeof createConversation>>;
const textsOf = async ({ session, id }: Made) =>
  (await listMessages(visitorScope(session), id, { limit: 100 })).messages.map(({ text }) => text);
const statesOf = async ({ me, id }: Made) =>
  (await listScheduled(me, id)).items.map(({ state }) => state);

test("a message is sent at its time under its author's name, and not before", async () => {
  const made = await createConversation();
  const { me, id } = made;
  const { scheduled } = await scheduleMessage(me, id, inTwoHours());
  expect(scheduled).toMatchObject({
    author: { id: me.memberId, name: me.name },
    state: "scheduled",
  });
  await sendDueScheduled(inHours(1));
  expect(await textsOf(made)).toEqual(["Hello"]);
  await sendDueScheduled(inHours(3));
  expect(await textsOf(made)).toEqual(["Hello", "Does it work now?"]);
  expect(await statesOf(made)).toEqual([]);
  const sent = await db().message.findFirst({ where: { conversationId: id, seq: 2 } });
  expect(sent).toMatchObject({ memberId: me.memberId, clientId: scheduled.clientId });
});

test("three workers at once send each of many messages exactly once", async () => {
  const made = await createConversation();
  const { me, id } = made;
  for (let i = 0; i < 10; i++) await scheduleMessage(me, id, inTwoHours({ text: `number ${i}` }));
  const at = inHours(3);
  await Promise.all([sendDueScheduled(at), sendDueScheduled(at), sendDueScheduled(at)]);
  await sendDueScheduled(at);
  const texts = await textsOf(made);
  expect(texts).toHaveLength(11);
  expect(new Set(texts).size).toBe(11);
});

test("a worker that dies before its commit leaves the message to the next one", async () => {
  const made = await createConversation();
  const { me, id } = made;
  const { scheduled } = await scheduleMessage(me, id, inTwoHours());
  // What a killed process leaves: everything of its transaction is rolled back.
  const killed = db().$transaction(async (tx) => {
    await tx.scheduledMessage.delete({ where: { id: scheduled.id } });
    throw new Error("killed");
  });
  await expect(killed).rejects.toThrow("killed");
  await sendDueScheduled(inHours(3));
  expect(await textsOf(made)).toEqual(["Hello", "Does it work now?"]);
});

test("a message whose contact has written is held, until somebody decides to send it", async () => {
  const made = await createConversation();
  const { me, id, session } = made;
  const { scheduled } = await scheduleMessage(me, id, inTwoHours());
  await postVisitorMessage(session, id, { clientId: uuid(), text: "It works!" });
  expect(await statesOf(made)).toEqual(["held"]);
  expect(await sendDueScheduled(inHours(3))).toBe(0);
  expect(await statesOf(made)).toEqual(["held"]);
  const changed = await updateScheduled(me, scheduled.id, { sendAt: inHours(4).toISOString() });
  expect(changed.state).toBe("scheduled");
  expect(await sendDueScheduled(inHours(5))).toBe(1);
  expect(await textsOf(made)).toEqual(["Hello", "It works!", "Does it work now?"]);
});

test("a message that is to be sent anyway is sent although the contact has written", async () => {
  const made = await createConversation();
  const { me, id, session } = made;
  await scheduleMessage(me, id, inTwoHours({ ifContactWrites: "send" }));
  await postVisitorMessage(session, id, { clientId: uuid(), text: "One more thing" });
  expect(await sendDueScheduled(inHours(3))).toBe(1);
});

test("of sending now, the worker and cancelling at the same time, one happens", async () => {
  for (let i = 0; i < 5; i++) {
    const made = await createConversation();
    const { me, id } = made;
    const { scheduled } = await scheduleMessage(me, id, inTwoHours());
    const results = await Promise.allSettled([
      sendScheduled(me, scheduled.id),
      sendDueScheduled(inHours(3)),
      cancelScheduled(me, scheduled.id),
    ]);
    const [now, worker, cancelled] = results;
    const count =
      Number(now?.status === "fulfilled") +
      (worker?.status === "fulfilled" ? Number(worker.value) : 0);
    expect(count + Number(cancelled?.status === "fulfilled")).toBe(1);
    expect(await textsOf(made)).toHaveLength(1 + count);
    expect(await statesOf(made)).toEqual([]);
  }
});

test("scheduling twice with one clientId schedules once, also after it was sent", async () => {
  const made = await createConversation();
  const { me, id } = made;
  const body = inTwoHours();
  const both = await Promise.all([scheduleMessage(me, id, body), scheduleMessage(me, id, body)]);
  expect(both.filter(({ created }) => created)).toHaveLength(1);
  await sendDueScheduled(inHours(3));
  await expect(scheduleMessage(me, id, body)).rejects.toMatchObject({ code: "conflict" });
  expect(await textsOf(made)).toHaveLength(2);
});

test("the message of a member who left is held, and a colleague can send it", async () => {
  const made = await createConversation();
  const { me, id } = made;
  const { me: foreign } = await createTenant("Colleague");
  const row = await db().member.create({
    data: { workspaceId: me.workspace.id, userId: foreign.userId, role: "agent" },
  });
  const colleague = { ...me, memberId: row.id, name: "Ida" };
  const { scheduled } = await scheduleMessage(colleague, id, inTwoHours());
  const words = { text: "Not her words" };
  const forbidden = { code: "forbidden" };
  await expect(updateScheduled(me, scheduled.id, words)).rejects.toMatchObject(forbidden);
  await db().member.delete({ where: { id: row.id } });
  await sendDueScheduled(inHours(3));
  expect(await statesOf(made)).toEqual(["held"]);
  const sent = await sendScheduled(me, scheduled.id);
  expect(sent.author).toMatchObject({ type: "agent", id: me.memberId });
});

test("another workspace finds nothing to read, change, send or cancel", async () => {
  const made = await createConversation();
  const { me, id } = made;
  const { scheduled } = await scheduleMessage(me, id, inTwoHours());
  const { me: stranger } = await createTenant("Stranger");
  const later = { sendAt: inHours(9).toISOString() };
  await expect(listScheduled(stranger, id)).rejects.toMatchObject(NOT_FOUND);
  await expect(scheduleMessage(stranger, id, inTwoHours())).rejects.toMatchObject(NOT_FOUND);
  await expect(updateScheduled(stranger, scheduled.id, later)).rejects.toMatchObject(NOT_FOUND);
  await expect(cancelScheduled(stranger, scheduled.id)).rejects.toMatchObject(NOT_FOUND);
  await expect(sendScheduled(stranger, scheduled.id)).rejects.toMatchObject(NOT_FOUND);
  expect(await statesOf(made)).toEqual(["scheduled"]);
});

test("a conversation has a bounded number of scheduled messages, also while many are added", async () => {
  const { me, id } = await createConversation();
  const made = await Promise.allSettled(
    Array.from({ length: MAX_SCHEDULED + 5 }, () => scheduleMessage(me, id, inTwoHours())),
  );
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(MAX_SCHEDULED);
});

test("a time that is past, or years ahead, is refused", async () => {
  const { me, id } = await createConversation();
  for (const sendAt of [inHours(-1), inHours(24 * 800)]) {
    const body = inTwoHours({ sendAt: sendAt.toISOString() });
    await expect(scheduleMessage(me, id, body)).rejects.toMatchObject({ code: "invalid_request" });
  }
  const garbage = [{ sendAt: "tomorrow" }, { text: "  " }, { ifContactWrites: "cancel" }];
  for (const wrong of garbage) {
    expect(scheduleMessageBody.safeParse(inTwoHours(wrong)).success).toBe(false);
  }
});
