import "server-only";
import type { Contact, ContactsQuery } from "@linkdesk/contract/contacts.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { contactScope } from "../access/scope.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { contactSelect, serializeContact } from "./serialize-contact.ts";

/** Contacts, newest first, one keyset page. Errors: forbidden. */
export async function listContacts(
  caller: Caller,
  { email, externalId, q, createdAfter, createdBefore, cursor, limit }: ContactsQuery,
): Promise<Page<Contact>> {
  requirePermission(caller, "contact.read");
  const place = cursor === undefined ? null : decodeCursor(cursor);
  const rows = await db().contact.findMany({
    where: {
      ...contactScope(caller),
      deleteRequestedAt: null,
      ...(email === undefined ? {} : { email }),
      ...(externalId === undefined ? {} : { externalUserId: externalId }),
      AND: [
        ...(q === undefined ? [] : [beginsWith(q)]),
        // Ids are in the order of creation, and there is an index on them.
        ...(place ? [{ id: { lt: place.id } }] : []),
        ...(createdAfter === undefined ? [] : [{ id: { gte: firstIdAt(createdAfter) } }]),
        ...(createdBefore === undefined ? [] : [{ id: { lt: firstIdAt(createdBefore) } }]),
      ],
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: contactSelect,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(serializeContact),
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** E-mail addresses are stored in lower case. Each of the two has an index; names have none. */
function beginsWith(q: string): Prisma.ContactWhereInput {
  const literal = (text: string) => text.replace(/[\\%_]/g, "\\$&");
  return {
    OR: [
      { email: { startsWith: literal(q.trim().toLowerCase()) } },
      { externalUserId: { startsWith: literal(q) } },
    ],
  };
}

/** The lowest UUID v7 of a time: what was created then, or later, has no lower id. */
function firstIdAt(time: string): string {
  const hex = Date.parse(time).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** One contact. Errors: forbidden, not_found. */
export async function getContact(caller: Caller, id: string): Promise<Contact> {
  requirePermission(caller, "contact.read");
  const where = { id, ...contactScope(caller), deleteRequestedAt: null };
  const row = await db().contact.findFirst({ where, select: contactSelect });
  if (!row) throw notFound("contact");
  return serializeContact(row);
}
