import { contactsQuery } from "@linkdesk/contract/contacts.ts";
import { expect, it } from "vitest";
import { createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { listContacts } from "./list-contacts.ts";
import { createContact } from "./write-contact.ts";

useDatabase();

async function found(caller: Caller, query: Record<string, unknown>): Promise<(string | null)[]> {
  const { items } = await listContacts(caller, contactsQuery.parse(query));
  return items.map(({ name }) => name);
}

it("contacts are found by how their address or external id begins, literally", async () => {
  const { me } = await createTenant();
  const other = await createTenant();
  await createContact(me, { name: "Ada", email: "ada_l@example.com", externalId: "CUST-1" });
  await createContact(me, { name: "Adam", email: "adaxl@example.com", externalId: "CUST-2" });
  await createContact(me, { name: "Percent", email: "p@example.com", externalId: "50%-off\\x" });
  await createContact(other.me, { name: "Elsewhere", email: "ada_l@example.com" });
  expect(await found(me, { q: "ADA" })).toEqual(["Adam", "Ada"]);
  expect(await found(me, { q: "ada_" })).toEqual(["Ada"]);
  expect(await found(me, { q: "CUST-" })).toEqual(["Adam", "Ada"]);
  expect(await found(me, { q: "50%-off\\" })).toEqual(["Percent"]);
  expect(await found(me, { q: "%%" })).toEqual([]);
  expect(contactsQuery.safeParse({ q: "a" }).error?.issues[0]).toMatchObject({
    path: ["q"],
    message: "must have at least 2 characters",
  });
});

it("contacts are found by when they were created, page by page", async () => {
  const { me } = await createTenant();
  const days = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"];
  await db().contact.createMany({
    data: days.map((day) => {
      const createdAt = new Date(`${day}T00:00:00Z`);
      const id = uuidV7(createdAt.getTime());
      return { id, workspaceId: me.workspace.id, name: day, createdAt };
    }),
  });
  const range = { createdAfter: "2026-02-01T00:00:00Z", createdBefore: "2026-04-01T00:00:00Z" };
  expect(await found(me, range)).toEqual(["2026-03-01", "2026-02-01"]);
  const first = await listContacts(me, contactsQuery.parse({ ...range, limit: 1 }));
  const cursor = first.nextCursor ?? "";
  expect(await found(me, { ...range, limit: 1, cursor })).toEqual(["2026-02-01"]);
  const offset = { createdAfter: "2026-04-01T02:00:00+02:00" };
  expect(await found(me, offset)).toEqual(["2026-04-01"]);
});
