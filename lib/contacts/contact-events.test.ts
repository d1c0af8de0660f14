import { contactEventsQuery, postContactEventBody } from "@linkdesk/contract/contact-events.ts";
import { MAX_CONTACT_EVENTS } from "@linkdesk/contract/limits.ts";
import { describe, expect, it } from "vitest";
import { createConversation, createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Caller, KeyActor } from "../access/actor.ts";
import { updateInbox } from "../inboxes/update-inbox.ts";
import { db } from "../platform/db.ts";
import { deleteContact } from "../privacy/delete-contact.ts";
import { runRetention } from "../privacy/run-retention.ts";
import { absorbContact } from "./absorb-contact.ts";
import { listContactEvents } from "./list-contact-events.ts";
import { recordContactEvent } from "./record-contact-event.ts";
import { createContact, putContact } from "./write-contact.ts";

useDatabase();

const uuid = () => crypto.randomUUID();
const page = contactEventsQuery.parse({ limit: 100 });

function eventOf(body: Record<string, unknown> = {}) {
  const parsed = postContactEventBody.parse({ name: "Order placed", ...body });
  return { ...parsed, clientId: parsed.clientId ?? uuid() };
}

function keyOf(me: Caller, scopes: KeyActor["scopes"]): KeyActor {
  return {
    ...{ keyId: uuid(), name: "Shop", workspace: me.workspace, scopes, inboxIds: null },
    ...{ memberId: null, userId: null, origin: { address: null, userAgent: null } },
  };
}

const namesOf = async (caller: Caller, id: string) =>
  (await listContactEvents(caller, id, page)).items.map(({ name }) => name);

describe("events of a contact", () => {
  it("an event is kept as it was sent, its fields in their order, and listed newest first", async () => {
    const { me } = await createTenant();
    const { id } = await createContact(me, { name: "Ada" });
    const fields = { total: "€ 120.00", a: 3, paid: true };
    const link = "https://shop.example/orders/17";
    const sent = eventOf({ at: "2026-01-15T12:28:00+02:00", fields, link });
    const { event, created } = await recordContactEvent(me, { id }, sent);
    expect(created).toBe(true);
    expect(event).toMatchObject({
      ...{ contactId: id, name: "Order placed", fields, link },
      at: "2026-01-15T10:28:00.000Z",
    });
    expect(Object.keys(event.fields)).toEqual(["total", "a", "paid"]);
    await recordContactEvent(me, { id }, eventOf({ name: "Signed in" }));
    await recordContactEvent(
      me,
      { id },
      eventOf({ name: "Signed up", at: "2025-12-01T00:00:00Z" }),
    );
    expect(await namesOf(me, id)).toEqual(["Signed in", "Order placed", "Signed up"]);
  });

  it("an event that is sent many times at once is recorded once, and delivered once to webhooks", async () => {
    const { me } = await createTenant();
    const { contact } = await putContact(me, "customer-7", { name: "Ada" });
    const body = eventOf();
    const name = { externalUserId: "customer-7" };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => recordContactEvent(me, name, body)),
    );
    expect(new Set(answers.map(({ event }) => event.id)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    const recorded = await db().event.findMany({
      where: { contactId: contact.id, type: "contact.event" },
      select: { data: true, conversationId: true },
    });
    expect(recorded).toEqual([
      { data: { contactEventId: answers[0]?.event.id }, conversationId: null },
    ]);
  });

  it("only the newest events of a contact are kept", async () => {
    const { me } = await createTenant();
    const { id } = await createContact(me, { name: "Ada" });
    await db().contactEvent.createMany({
      data: Array.from({ length: MAX_CONTACT_EVENTS }, (_, i) => ({
        ...{ workspaceId: me.workspace.id, contactId: id, clientId: uuid(), name: `Event ${i}` },
        at: new Date(Date.UTC(2026, 0, 1, 0, i)),
      })),
    });
    await recordContactEvent(me, { id }, eventOf({ name: "Newest" }));
    expect(await db().contactEvent.count({ where: { contactId: id } })).toBe(MAX_CONTACT_EVENTS);
    const names: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = contactEventsQuery.parse({ cursor, limit: 30 });
      const { items, nextCursor } = await listContactEvents(me, id, query);
      names.push(...items.map(({ name }) => name));
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(names).toHaveLength(MAX_CONTACT_EVENTS);
    expect(new Set(names).size).toBe(MAX_CONTACT_EVENTS);
    expect(names[0]).toBe("Newest");
    expect(names.at(-1)).toBe("Event 1");
  });

  it("events of a contact are for those who may read and change contacts of this workspace", async () => {
    const { me } = await createTenant();
    const other = await createTenant();
    const { id } = await createContact(me, { name: "Ada" });
    await expect(recordContactEvent(other.me, { id }, eventOf())).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(listContactEvents(other.me, id, page)).rejects.toMatchObject({
      code: "not_found",
    });
    const reader = keyOf(me, ["contacts:read"]);
    await expect(recordContactEvent(reader, { id }, eventOf())).rejects.toMatchObject({
      code: "forbidden",
    });
    const writer = keyOf(me, ["contacts:write"]);
    await recordContactEvent(writer, { id }, eventOf());
    await expect(listContactEvents(writer, id, page)).rejects.toMatchObject({ code: "forbidden" });
    expect(await namesOf(reader, id)).toEqual(["Order placed"]);
  });

  it("what was recorded of a visitor moves with them when they turn out to be a known contact", async () => {
    const { me, inboxId } = await createTenant();
    const session = await createVisitor(inboxId);
    const anonymous = session.contact.id;
    const { contact } = await putContact(me, "customer-8", { name: "Ada" });
    const both = eventOf({ name: "Told of both" });
    await recordContactEvent(me, { id: anonymous }, eventOf({ name: "Added to cart" }));
    await recordContactEvent(me, { id: anonymous }, both);
    await recordContactEvent(me, { id: contact.id }, both);
    await db().$transaction((tx) => absorbContact(tx, me.workspace.id, anonymous, contact.id));
    expect((await namesOf(me, contact.id)).sort()).toEqual(["Added to cart", "Told of both"]);
  });

  it("events go with their contact, and when every inbox keeps things for less time", async () => {
    const { me, session, inboxId } = await createConversation();
    const { id } = session.contact;
    const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
    await recordContactEvent(me, { id }, eventOf({ name: "Old", at: days(40) }));
    await recordContactEvent(me, { id }, eventOf({ name: "Newer", at: days(20) }));
    await runRetention(new Date());
    expect(await namesOf(me, id)).toEqual(["Newer", "Old"]);
    await updateInbox(me, inboxId, { settings: { privacy: { retentionDays: 30 } } });
    expect(await runRetention(new Date())).toMatchObject({ contactEvents: 1 });
    expect(await namesOf(me, id)).toEqual(["Newer"]);
    await deleteContact(me, id);
    expect(await db().contactEvent.count({ where: { contactId: id } })).toBe(0);
  });
});

describe("what is refused of an event", () => {
  it.each([
    ["name", { name: "  " }, "must not be empty"],
    ["name", { name: "x".repeat(121) }, "must have at most 120 characters"],
    ["at", { at: "yesterday" }, "must be a time such as 2026-01-15T10:28:00Z"],
    ["at", { at: "2999-01-01T00:00:00Z" }, "must not be in the future"],
    ["at", { at: "0000-01-01T00:00:00Z" }, "must not be before 1970"],
    ["link", { link: "javascript:alert(1)" }, "must be a full address that starts with http"],
    [
      "fields",
      { fields: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, i])) },
      "must have at most 20 entries",
    ],
  ])("a wrong %s is named with the remedy: %o", (field, body, message) => {
    const { error } = postContactEventBody.safeParse({ name: "Order placed", ...body });
    expect(error?.issues[0]?.path).toEqual([field]);
    expect(error?.issues[0]?.message).toContain(message);
  });

  it("a field that is nested or too long is named", () => {
    for (const value of [{ a: 1 }, ["a"], "x".repeat(501)]) {
      const { error } = postContactEventBody.safeParse({ name: "x", fields: { total: value } });
      expect(error?.issues[0]?.path).toEqual(["fields", "total"]);
    }
  });
});
