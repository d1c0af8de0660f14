import { expect, test } from "vitest";
import { createConversation } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { visitorScope } from "../access/scope.ts";
import { runActions } from "../actions/run-actions.ts";
import { db } from "../platform/db.ts";
import { getConversation } from "./get-conversation.ts";
import { listActivities } from "./list-activities.ts";
import { postTeamMessage, postVisitorMessage } from "./post-message.ts";
import { wakeSnoozed } from "./wake-snoozed.ts";
import { widgetState } from "./widget-state.ts";

useDatabase();

const HOUR_MS = 60 * 60 * 1_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const text = (words: string) => ({ clientId: crypto.randomUUID(), text: words });

async function createSnoozed(until: Date | null) {
  const made = await createConversation();
  const { me, id } = made;
  await runActions(me, id, [
    { type: "assign", assigneeId: me.memberId },
    { type: "mark_read" },
    { type: "snooze", until: until?.toISOString() ?? null },
  ]);
  return made;
}

const linesOf = async (me: Parameters<typeof listActivities>[0], id: string) =>
  (await listActivities(me, id, { limit: 100 })).items.map(({ type, actor }) => [type, actor.type]);

test("a snoozed conversation opens at its time, once, unread for its assignee and with a mark", async () => {
  const { me, id } = await createSnoozed(inHours(2));
  await wakeSnoozed(inHours(1));
  expect(await getConversation(me, id)).toMatchObject({ status: "snoozed", unread: 0 });
  const at = inHours(3);
  await Promise.all([wakeSnoozed(at), wakeSnoozed(at), wakeSnoozed(at)]);
  expect(await getConversation(me, id)).toMatchObject({
    ...{ status: "open", unread: 1, snoozedUntil: null },
    wokenAt: at.toISOString(),
  });
  const lines = await linesOf(me, id);
  expect(lines.filter(([type]) => type === "conversation.unsnoozed")).toEqual([
    ["conversation.unsnoozed", "system"],
  ]);
});

test("the mark of a snooze that is over goes with the answer", async () => {
  const { me, id } = await createSnoozed(inHours(2));
  await wakeSnoozed(inHours(3));
  await postTeamMessage(me, id, text("Here you are"));
  expect(await getConversation(me, id)).toMatchObject({ status: "open", wokenAt: null });
});

test("without a time, a conversation stays snoozed until the contact writes", async () => {
  const { me, id, session } = await createSnoozed(null);
  await wakeSnoozed(inHours(24 * 400));
  expect((await getConversation(me, id)).status).toBe("snoozed");
  await postVisitorMessage(session, id, text("Any news?"));
  expect(await getConversation(me, id)).toMatchObject({ status: "open", snoozedUntil: null });
  expect(await linesOf(me, id)).toContainEqual(["conversation.unsnoozed", "contact"]);
});

test("a conversation whose contact wrote before its time is not opened a second time", async () => {
  const { me, id, session } = await createSnoozed(inHours(2));
  await postVisitorMessage(session, id, text("Any news?"));
  await wakeSnoozed(inHours(3));
  expect(await getConversation(me, id)).toMatchObject({ status: "open", wokenAt: null });
});

test("the visitor sees a snoozed conversation as open", async () => {
  const { session } = await createSnoozed(inHours(2));
  const [conversation] = (await widgetState(session)).conversations;
  expect(conversation?.status).toBe("open");
  const stored = await db().conversation.findFirst({ where: visitorScope(session) });
  expect(stored?.status).toBe("snoozed");
});
