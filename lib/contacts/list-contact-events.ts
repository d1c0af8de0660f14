import "server-only";
import type { ContactEvent, ContactEventsQuery } from "@linkdesk/contract/contact-events.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { contactScope } from "../access/scope.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { contactEventSelect, serializeContactEvent } from "./contact-event-rows.ts";

/**
 * What programs recorded of a contact, newest first, one keyset page. Errors: forbidden, not_found;
 * invalid_request for a foreign cursor.
 */
export async function listContactEvents(
  caller: Caller,
  contactId: string,
  { cursor, limit }: ContactEventsQuery,
): Promise<Page<ContactEvent>> {
  requirePermission(caller, "contact.read");
  const place = cursor === undefined ? null : decodeCursor(cursor);
  const contact = { id: contactId, ...contactScope(caller), deleteRequestedAt: null };
  if (!(await db().contact.findFirst({ where: contact, select: { id: true } }))) {
    throw notFound("contact");
  }
  const rows = await db().contactEvent.findMany({
    where: {
      contactId,
      workspaceId: caller.workspace.id,
      ...(place ? { OR: [{ at: { lt: place.at } }, { at: place.at, id: { lt: place.id } }] } : {}),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: contactEventSelect,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(serializeContactEvent),
    nextCursor: last ? encodeCursor(last) : null,
  };
}
