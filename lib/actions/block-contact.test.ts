import { expect, test } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { db } from "../platform/db.ts";
import { blockContact } from "./block-contact.ts";
import { runActions } from "./run-actions.ts";

useDatabase();

test("a contact without a conversation can be blocked, and let in again", async () => {
  const { me } = await createTenant();
  const contact = await db().contact.create({ data: { workspaceId: me.workspace.id } });
  const isBlocked = async () => {
    const { blockedAt } = await db().contact.findUniqueOrThrow({ where: { id: contact.id } });
    return blockedAt !== null;
  };
  expect(await blockContact(me, contact.id, true)).toBe(true);
  expect(await isBlocked()).toBe(true);
  expect(await blockContact(me, contact.id, false)).toBe(true);
  expect(await isBlocked()).toBe(false);
});

test("a contact who was blocked by an action of a conversation is not blocked a second time", async () => {
  const { me, id } = await createConversation();
  const { conversation } = await runActions(me, id, [{ type: "block" }]);
  const contactId = conversation.contact.id;
  expect(await blockContact(me, contactId, true)).toBe(false);
  expect(await db().event.count({ where: { contactId, type: "contact.blocked" } })).toBe(1);
  // And the other way round: the action undoes what was done to the contact.
  const { undo } = await runActions(me, id, [{ type: "unblock" }]);
  expect(undo).toEqual([{ type: "block" }]);
  expect(await blockContact(me, contactId, true)).toBe(true);
});
