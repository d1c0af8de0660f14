import "server-only";
import type { ContactEvent } from "@linkdesk/contract/contact-events.ts";
import { MAX_CONTACT_EVENTS } from "@linkdesk/contract/limits.ts";
import type { Prisma } from "../platform/db.ts";

type Tx = Pick<Prisma.TransactionClient, "$executeRaw">;

export const contactEventSelect = {
  ...{ id: true, contactId: true, name: true, at: true, fields: true, link: true },
} as const satisfies Prisma.ContactEventSelect;

type Row = Prisma.ContactEventGetPayload<{ select: typeof contactEventSelect }>;

/** For members and programs. */
export function serializeContactEvent({ at, fields, ...row }: Row): ContactEvent {
  return { ...row, at: at.toISOString(), fields: fields as ContactEvent["fields"] };
}

/** Deletes all but the newest events of a contact. The caller has locked the contact. */
export async function dropOldestEvents(tx: Tx, contactId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM contact_events WHERE id IN (
      SELECT id FROM contact_events WHERE contact_id = ${contactId}::uuid
      ORDER BY at DESC, id DESC OFFSET ${MAX_CONTACT_EVENTS})`;
}

/** Gives the events of one contact to another. One that both have stays with the first and goes with it. */
export async function moveContactEvents(
  tx: Tx,
  workspaceId: string,
  fromContactId: string,
  toContactId: string,
): Promise<void> {
  const moved = await tx.$executeRaw`
    UPDATE contact_events SET contact_id = ${toContactId}::uuid
    WHERE workspace_id = ${workspaceId}::uuid AND contact_id = ${fromContactId}::uuid
      AND NOT EXISTS (SELECT 1 FROM contact_events AS other
        WHERE other.contact_id = ${toContactId}::uuid AND other.client_id = contact_events.client_id)`;
  if (moved > 0) await dropOldestEvents(tx, toContactId);
}
