import "server-only";
import type { ContactEvent } from "@linkdesk/contract/contact-events.ts";
import { db } from "../platform/db.ts";
import { displayName } from "./display-name.ts";

/** What webhooks send about a contact; null if it has been deleted. */
export async function describeContactNow(workspaceId: string, id: string) {
  const row = await db().contact.findFirst({
    where: { id, workspaceId },
    select: { id: true, externalUserId: true, name: true, email: true, attributes: true },
  });
  return row && { ...row, name: displayName(row) };
}

/** What webhooks send about something that happened to a contact; null if it is kept no longer. */
export async function describeContactEvent(workspaceId: string, id: string | undefined) {
  if (!id) return null;
  const row = await db().contactEvent.findFirst({
    where: { id, workspaceId },
    select: {
      ...{ id: true, contactId: true, name: true, at: true, fields: true, link: true },
      contact: { select: { externalUserId: true } },
    },
  });
  if (!row) return null;
  const { contact, at, fields, ...rest } = row;
  return {
    ...rest,
    externalUserId: contact.externalUserId,
    at: at.toISOString(),
    fields: fields as ContactEvent["fields"],
  };
}
