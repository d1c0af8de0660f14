import {
  createAttributeDefinitionBody,
  MAX_ATTRIBUTE_DEFINITIONS,
  MAX_REQUIRED_ATTRIBUTES,
  updateAttributeDefinitionBody,
} from "@linkdesk/contract/attribute-definitions.ts";
import type { z } from "@linkdesk/contract/zod.ts";
import { expect, test } from "vitest";
import { createMember, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { createContact, putContact, updateContact } from "../contacts/write-contact.ts";
import { db } from "../platform/db.ts";
import { createDefinition } from "./create-definition.ts";
import { deleteDefinition } from "./delete-definition.ts";
import { listDefinitions } from "./list-definitions.ts";
import { updateDefinition } from "./update-definition.ts";

useDatabase();

type Given = Partial<z.input<typeof createAttributeDefinitionBody>>;

const define = (me: Actor, given: Given = {}) =>
  createDefinition(
    me,
    createAttributeDefinitionBody.parse({
      ...{ subject: "conversation", key: "order", name: "Order", type: "text" },
      ...given,
    }),
  );

const namesOf = async (me: Actor) =>
  (await listDefinitions(me)).items.map(({ name, position }) => `${position} ${name}`);

test("definitions are listed by subject in the order in which they were made, and can be moved", async () => {
  const { me } = await createTenant();
  await define(me, { key: "a", name: "A" });
  const b = await define(me, { key: "b", name: "B" });
  await define(me, { key: "c", name: "C" });
  await define(me, { key: "plan", name: "Plan", subject: "contact" });
  expect(await namesOf(me)).toEqual(["0 Plan", "0 A", "1 B", "2 C"]);
  expect(await updateDefinition(me, b.id, { position: 0 })).toMatchObject({ position: 0 });
  expect(await namesOf(me)).toEqual(["0 Plan", "0 B", "1 A", "2 C"]);
  // Further than the end is the end.
  await updateDefinition(me, b.id, { position: 99 });
  expect(await namesOf(me)).toEqual(["0 Plan", "0 A", "1 C", "2 B"]);
  await deleteDefinition(me, b.id);
  expect(await namesOf(me)).toEqual(["0 Plan", "0 A", "1 C"]);
});

test("a key is defined once for each subject", async () => {
  const { me } = await createTenant();
  await define(me);
  await define(me, { subject: "contact" });
  await expect(define(me)).rejects.toMatchObject({
    ...{ code: "conflict", errors: [{ field: "key" }] },
    userMessage:
      "There is an attribute of conversations with the key order already. Choose another key.",
  });
});

test("lists need options, and other types have none", async () => {
  const { me } = await createTenant();
  const parse = (given: object) =>
    createAttributeDefinitionBody.safeParse({
      ...{ subject: "contact", key: "tier", name: "Tier", type: "list" },
      ...given,
    });
  expect(parse({}).success).toBe(false);
  expect(parse({ options: ["Gold", "Gold"] }).success).toBe(false);
  expect(parse({ type: "text", options: ["Gold"] }).success).toBe(false);
  const list = await define(me, { key: "tier", type: "list", options: ["Gold"] });
  const text = await define(me);
  const refusal = { errors: [{ field: "options" }] };
  await expect(updateDefinition(me, list.id, { options: [] })).rejects.toMatchObject(refusal);
  const toText = updateDefinition(me, text.id, { options: ["Gold"] });
  await expect(toText).rejects.toMatchObject(refusal);
  expect(updateAttributeDefinitionBody.safeParse({}).success).toBe(false);
});

test("a workspace has as many definitions as it may have, and the error about the next says what to do", async () => {
  const { me } = await createTenant();
  await db().attributeDefinition.createMany({
    data: Array.from({ length: MAX_ATTRIBUTE_DEFINITIONS - 1 }, (_, i) => ({
      ...{ workspaceId: me.workspace.id, subject: "contact" as const, type: "text" as const },
      ...{ key: `k${i}`, name: `K${i}`, position: i },
    })),
  });
  // Two at once: there is room for one of them.
  const both = await Promise.allSettled([define(me, { key: "x" }), define(me, { key: "y" })]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(define(me, { key: "z" })).rejects.toMatchObject({
    code: "conflict",
    userMessage: "A workspace has at most 100 attributes. Delete one that is not used.",
  });
});

test("no more attributes of conversations are required than a dialog can ask for", async () => {
  const { me } = await createTenant();
  for (let i = 0; i < MAX_REQUIRED_ATTRIBUTES; i++) {
    await define(me, { key: `k${i}`, isRequired: true });
  }
  const refusal = { code: "conflict", errors: [{ field: "isRequired" }] };
  await expect(define(me, { isRequired: true })).rejects.toMatchObject(refusal);
  const optional = await define(me);
  const change = updateDefinition(me, optional.id, { isRequired: true });
  await expect(change).rejects.toMatchObject(refusal);
  // Those of contacts are only marked.
  await define(me, { subject: "contact", isRequired: true });
});

test("agents read definitions, admins change them, and another workspace's are not found", async () => {
  const { me } = await createTenant();
  const agent = await createMember(me, "Ada");
  const made = await define(me);
  expect((await listDefinitions(agent)).items).toHaveLength(1);
  await expect(define(agent, { key: "b" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(updateDefinition(agent, made.id, { name: "B" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(deleteDefinition(agent, made.id)).rejects.toMatchObject({ code: "forbidden" });
  const { me: stranger } = await createTenant("Other");
  await expect(updateDefinition(stranger, made.id, { name: "B" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(deleteDefinition(stranger, made.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await listDefinitions(stranger)).items).toEqual([]);
  expect((await listDefinitions(me)).items).toEqual([made]);
});

test("what admins do with definitions is in the audit log", async () => {
  const { me } = await createTenant();
  const { id } = await define(me);
  await updateDefinition(me, id, { name: "Order number" });
  await deleteDefinition(me, id);
  const rows = await db().auditEvent.findMany({
    where: { workspaceId: me.workspace.id },
    orderBy: { id: "asc" },
    select: { action: true, changes: true },
  });
  expect(rows).toEqual([
    { action: "attribute.created", changes: {} },
    { action: "attribute.updated", changes: { name: ["Order", "Order number"] } },
    { action: "attribute.deleted", changes: {} },
  ]);
});

test("what the team and programs say of a contact must fit its definition, which the error names", async () => {
  const { me } = await createTenant();
  const { id } = await define(me, {
    ...{ subject: "contact", key: "renewal", name: "Renewal date", type: "date" },
  });
  // The same key of conversations is another attribute.
  await define(me, { key: "renewal", type: "number" });
  const wrong = { attributes: { plan: "anything", renewal: "next May" } };
  const refusal = {
    code: "invalid_request",
    userMessage: "The attribute “Renewal date” must be a date such as 2026-01-15.",
    errors: [{ field: "attributes.renewal" }],
  };
  await expect(createContact(me, wrong)).rejects.toMatchObject(refusal);
  await expect(putContact(me, "user-1", wrong)).rejects.toMatchObject(refusal);
  const right = { attributes: { plan: "anything", renewal: "2026-05-01" } };
  const contact = await createContact(me, right);
  await expect(updateContact(me, contact.id, wrong)).rejects.toMatchObject(refusal);
  expect(contact.attributes).toEqual(right.attributes);
  await updateContact(me, contact.id, { attributes: { renewal: null } });
  // Without the definition, nothing is checked; what was there stays.
  await deleteDefinition(me, id);
  const changed = await updateContact(me, contact.id, wrong);
  expect(changed.attributes).toEqual(wrong.attributes);
});
