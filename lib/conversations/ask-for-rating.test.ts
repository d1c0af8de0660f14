import { expect, test } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { runActions } from "../actions/run-actions.ts";
import { db } from "../platform/db.ts";
import { askForRating } from "./ask-for-rating.ts";
import { getConversation } from "./get-conversation.ts";
import { listMessages } from "./list-messages.ts";
import { postTeamMessage } from "./post-message.ts";

useDatabase();

async function questions(me: Actor, id: string) {
  const { messages } = await listMessages({ workspaceId: me.workspace.id }, id, { limit: 100 });
  return messages.filter(({ content }) => content.type === "interactive");
}

test("the contact is asked in their language, and a resolved conversation stays resolved", async () => {
  const { me, id } = await createConversation();
  await db().session.updateMany({ data: { locale: "de-AT" } });
  const { undo, conversation } = await runActions(me, id, [
    { type: "resolve" },
    { type: "ask_for_rating" },
  ]);
  expect(conversation.status).toBe("resolved");
  expect(undo).toEqual([{ type: "reopen" }]);
  expect(await questions(me, id)).toMatchObject([
    {
      author: { type: "bot" },
      text: "Wie bewerten Sie diese Unterhaltung?",
      content: { interactive: { type: "csat", scale: 5 } },
      response: null,
    },
  ]);
});

test("who has not answered yet is not asked again, also by two at once", async () => {
  const { me, id } = await createConversation();
  await Promise.all([1, 2, 3].map(() => askForRating(me, id)));
  expect(await questions(me, id)).toHaveLength(1);
  await postTeamMessage(me, id, { clientId: crypto.randomUUID(), text: "One more thing" });
  await askForRating(me, id);
  expect(await questions(me, id)).toHaveLength(2);
});

test("the contact still waits for an answer after the question", async () => {
  const { me, id } = await createConversation();
  const { waitingSince } = await getConversation(me, id);
  await askForRating(me, id);
  expect(waitingSince).not.toBeNull();
  expect((await getConversation(me, id)).waitingSince).toBe(waitingSince);
});

test("another workspace cannot ask, and a conversation by e-mail has no stars", async () => {
  const { me, id } = await createConversation();
  const { me: stranger } = await createTenant();
  await expect(askForRating(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  await db().inbox.updateMany({
    where: { workspaceId: me.workspace.id },
    data: { kind: "email" },
  });
  await expect(askForRating(me, id)).rejects.toMatchObject({ code: "conflict" });
  expect(await questions(me, id)).toEqual([]);
});
