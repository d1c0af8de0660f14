import { createAttributeDefinitionBody } from "@linkdesk/contract/attribute-definitions.ts";
import type { AttributeValue } from "@linkdesk/contract/attribute-values.ts";
import { beforeEach, expect, test } from "vitest";
import { createConversation } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { createDefinition } from "../attributes/create-definition.ts";
import { db } from "../platform/db.ts";
import { getConversation } from "./get-conversation.ts";
import { listActivities } from "./list-activities.ts";
import { MAX_CONVERSATION_ATTRIBUTES, setAttribute, setAttributes } from "./set-attribute.ts";

useDatabase();
let me: Actor;
let id: string;
beforeEach(async () => {
  ({ me, id } = await createConversation());
});

const set = (key: string, value: AttributeValue, expected?: AttributeValue) =>
  setAttribute(me, id, { type: "set_attribute", key, value, expected });
const attributes = async () => (await getConversation(me, id)).conversationAttributes;

const define = (given: object) =>
  createDefinition(
    me,
    createAttributeDefinitionBody.parse({
      ...{ subject: "conversation", key: "due", name: "Due date", type: "date" },
      ...given,
    }),
  );

test("values of every kind are kept as they are, under keys of any name", async () => {
  const values = { order: "Größe “7”", seats: 4.5, paid: false, constructor: "x", "a'b\\c": "" };
  for (const [key, value] of Object.entries(values)) await set(key, value);
  await set("__proto__", "y");
  const all = await attributes();
  expect(all).toMatchObject(values);
  expect(Object.keys(all).sort()).toEqual([...Object.keys(values), "__proto__"].sort());
});

test("a value that does not fit its definition is refused by the attribute's name", async () => {
  await define({});
  await expect(set("due", "soon")).rejects.toMatchObject({
    code: "invalid_request",
    userMessage: "The attribute “Due date” must be a date such as 2026-01-15.",
    errors: [{ field: "value" }],
  });
  expect(await attributes()).toEqual({});
  await set("due", "2026-05-01");
  await set("due", null);
  expect(await attributes()).toEqual({});
});

test("setting a value that is there changes nothing, and records nothing", async () => {
  expect(await set("seats", 1)).toMatchObject({ value: null, expected: 1 });
  const { revision } = await getConversation(me, id);
  expect(await set("seats", 1)).toBeNull();
  expect((await getConversation(me, id)).revision).toBe(revision);
  const type = "conversation.attribute_set";
  expect(await db().event.count({ where: { conversationId: id, type } })).toBe(1);
});

test("an undo leaves alone what somebody has set in the meantime, and says so", async () => {
  await set("seats", 1);
  await set("seats", 2);
  const undo = { type: "set_attribute", key: "seats", value: null, expected: 1 } as const;
  expect(await setAttribute(me, id, undo)).toBeNull();
  const { inverses, stale } = await setAttributes(me, { ids: [id] }, undo);
  expect([[...inverses], stale]).toEqual([[[id, null]], [id]]);
  expect(await attributes()).toEqual({ seats: 2 });
  expect(await set("seats", null, 2)).toMatchObject({ value: 2 });
});

test("two who set different attributes at once both count", async () => {
  const keys = Array.from({ length: 12 }, (_, i) => `key ${i}`);
  await Promise.all(keys.map((key) => set(key, key)));
  expect(Object.keys(await attributes()).sort()).toEqual(keys.sort());
});

test("a conversation has as many attributes as it may have, and says so of the next", async () => {
  const full = Array.from({ length: MAX_CONVERSATION_ATTRIBUTES }, (_, i) => [`k${i}`, i]);
  const data = { attributes: Object.fromEntries(full) };
  await db().conversation.update({ where: { id }, data });
  await expect(set("more", 1)).rejects.toMatchObject({ errors: [{ field: "key" }] });
  await set("k0", "changed");
  await set("k1", null);
  await set("more", 1);
});

test("the timeline names the attribute, and never its value", async () => {
  await define({});
  await set("due", "2026-05-01");
  await set("free", "word");
  const { items } = await listActivities(me, id, { limit: 10 });
  expect(items.map(({ attribute }) => attribute)).toEqual(["free", "Due date"]);
  const events = await db().event.findMany({ where: { conversationId: id } });
  expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/2026-05|word/);
});
