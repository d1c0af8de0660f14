import { expect, it } from "vitest";
import {
  begin,
  contact,
  conversation,
  finish,
  lines,
  message,
  SMALL,
} from "../../tests/support/import-world.ts";
import { createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { absorbContact } from "../contacts/absorb-contact.ts";
import { listContacts } from "../contacts/list-contacts.ts";
import { upsertVerified } from "../contacts/upsert-verified.ts";
import { putContact } from "../contacts/write-contact.ts";
import { listMessages } from "../conversations/list-messages.ts";
import { db } from "../platform/db.ts";

useDatabase();

it("a contact is found by the business's own id and never by an address", async () => {
  const { me, inboxId } = await createTenant();
  const { contact: known } = await putContact(me, "user-1", { name: "Known" });
  await putContact(me, "user-2", { email: "ada@example.com" });
  const text = lines(
    contact("c1", { externalId: "user-1", email: "new@example.com" }),
    contact("c2", { email: "ada@example.com" }),
    // A lead and a user of the same person.
    contact("c3", { externalId: "user-3" }),
    contact("c4", { externalId: "user-3", email: "three@example.com" }),
    conversation("v1"),
    message("m1", "v1", "2024-03-01T09:00:00Z"),
  );
  const { counts } = await finish(me, await begin(me, inboxId, text));
  expect(counts.contacts).toEqual({ created: 2, updated: 2, unchanged: 0, failed: 0 });
  const { items } = await listContacts(me, { limit: 10 });
  expect(items).toHaveLength(4);
  expect(items.find(({ id }) => id === known.id)).toMatchObject({
    name: "Known",
    email: "new@example.com",
  });
  const [row] = await db().conversation.findMany({ where: { workspaceId: me.workspace.id } });
  expect(row?.contactId).toBe(known.id);
});

it("an imported contact who was merged since is found as the contact they were merged into", async () => {
  const { me, inboxId } = await createTenant();
  const text = lines(
    contact("c1", { externalId: undefined }),
    conversation("v1"),
    message("m1", "v1", "2024-03-01T09:00:00Z"),
  );
  await finish(me, await begin(me, inboxId, text));
  const workspaceId = me.workspace.id;
  const old = await db().contact.findFirstOrThrow({ where: { workspaceId } });
  const { contact: known } = await putContact(me, "user-1", { name: "Known" });
  await db().$transaction((tx) => absorbContact(tx, workspaceId, old.id, known.id));
  const again = await finish(me, await begin(me, inboxId, text));
  expect(again.counts).toMatchObject({
    contacts: { created: 0 },
    conversations: { created: 0, unchanged: 1 },
  });
  expect(await db().contact.count({ where: { workspaceId } })).toBe(1);
});

it("whoever signs in with their own id finds their imported conversations in the chat", async () => {
  const { me, inboxId } = await createTenant();
  await finish(me, await begin(me, inboxId, SMALL));
  const workspaceId = me.workspace.id;
  const user = {
    ...{ external_user_id: "user-1", email: "ada@example.com", first_name: "Ada", last_name: "" },
    contact_custom_attributes: {},
  };
  const { id: contactId } = await db().$transaction((tx) => upsertVerified(tx, workspaceId, user));
  const [row] = await db().conversation.findMany({ where: { workspaceId, contactId, inboxId } });
  const page = await listMessages({ workspaceId, contactId, inboxId }, row?.id ?? "", {
    limit: 10,
  });
  expect(page.messages).toHaveLength(2);
});
