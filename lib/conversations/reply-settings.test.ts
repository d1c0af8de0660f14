import { beforeEach, expect, it } from "vitest";
import { createConversation, createMember } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { runActions } from "../actions/run-actions.ts";
import { updateInbox } from "../inboxes/update-inbox.ts";
import { db } from "../platform/db.ts";
import { getConversation } from "./get-conversation.ts";
import { listActivities } from "./list-activities.ts";
import { listParticipants } from "./list-participants.ts";
import { postTeamMessage, postVisitorMessage } from "./post-message.ts";

useDatabase();

const text = () => ({ clientId: crypto.randomUUID(), text: "Hello" });
let world: Awaited<ReturnType<typeof createConversation>>;
beforeEach(async () => {
  world = await createConversation();
  // The first one waits for the database of the file.
}, 60_000);

const state = async () => {
  const { status, assignee } = await getConversation(world.me, world.id);
  return [status, assignee?.name ?? null];
};
const activities = async () =>
  (await listActivities(world.me, world.id, { limit: 20 })).items.map(({ type, afterSeq }) => [
    type,
    afterSeq,
  ]);

it("at first, a reply reopens a resolved conversation and assigns nobody", async () => {
  const { me, id } = world;
  await runActions(me, id, [{ type: "resolve" }]);
  await postTeamMessage(me, id, text());
  expect(await state()).toEqual(["open", null]);
});

it("a resolved conversation stays resolved if its inbox says so, until the visitor writes", async () => {
  const { me, id, inboxId, session } = world;
  await updateInbox(me, inboxId, { replyReopens: false });
  await runActions(me, id, [{ type: "resolve" }]);
  const { resolvedAt } = await db().conversation.findUniqueOrThrow({ where: { id } });
  await postTeamMessage(me, id, text());
  expect(await state()).toEqual(["resolved", null]);
  const after = await db().conversation.findUniqueOrThrow({ where: { id } });
  expect([after.resolvedAt, after.lastSeq]).toEqual([resolvedAt, 2]);
  expect(await activities()).toEqual([["conversation.resolved", 1]]);
  await postVisitorMessage(session, id, text());
  expect((await state())[0]).toBe("open");
  // A snooze is over with a reply, whatever is said of resolved ones.
  await runActions(me, id, [{ type: "snooze", until: null }]);
  await postTeamMessage(me, id, text());
  expect((await state())[0]).toBe("open");
});

it("a reply assigns what is nobody's to its writer, who takes part, and the timeline says so", async () => {
  const { me, id, inboxId } = world;
  await updateInbox(me, inboxId, { replyAssigns: true });
  const zoe = await createMember(me, "Zoe");
  await postTeamMessage(zoe, id, text());
  expect(await state()).toEqual(["open", "Zoe"]);
  expect(await activities()).toEqual([["conversation.assigned", 1]]);
  expect((await listParticipants(me, id)).items).toEqual([{ id: zoe.memberId, name: "Zoe" }]);
  // Whoever answers beside the assignee changes nothing.
  await postTeamMessage(me, id, text());
  expect(await state()).toEqual(["open", "Zoe"]);
  await runActions(me, id, [{ type: "assign", assigneeId: null }]);
  expect(await state()).toEqual(["open", null]);
});

it("of two who answer at once, one is the assignee, and one line says so", async () => {
  const { me, id, inboxId } = world;
  await updateInbox(me, inboxId, { replyAssigns: true });
  const members = await Promise.all(["Ann", "Ben", "Cleo"].map((name) => createMember(me, name)));
  await Promise.all(members.map((member) => postTeamMessage(member, id, text())));
  const [, assignee] = await state();
  expect(["Ann", "Ben", "Cleo"]).toContain(assignee);
  expect((await activities()).map(([type]) => type)).toEqual(["conversation.assigned"]);
});
