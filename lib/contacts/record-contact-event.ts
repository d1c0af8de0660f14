import "server-only";
import type { ContactEvent, PostContactEventBody } from "@linkdesk/contract/contact-events.ts";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import { type Caller, eventActor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { contactScope } from "../access/scope.ts";
import { recordEvents } from "../events/record-events.ts";
import { notFound } from "../platform/app-error.ts";
import { inBackground } from "../platform/background.ts";
import { db, type Prisma } from "../platform/db.ts";
import { publish } from "../platform/realtime.ts";
import {
  contactEventSelect,
  dropOldestEvents,
  serializeContactEvent,
} from "./contact-event-rows.ts";

type Input = PostContactEventBody & { clientId: string };

/** Which contact: by its id, or by the business's own id of the person. */
export type ContactName = { id: string } | { externalUserId: string };

/**
 * A program tells what happened to a contact elsewhere. It is shown to the team and sent to webhooks; no visitor
 * gets it. `created` is false when the contact has an event with this clientId. The oldest ones go when
 * there are too many. Errors: forbidden, not_found.
 */
export async function recordContactEvent(
  caller: Caller,
  contact: ContactName,
  input: Input,
): Promise<{ event: ContactEvent; created: boolean }> {
  requirePermission(caller, "contact.edit");
  const workspaceId = caller.workspace.id;
  const where = { ...contact, ...contactScope(caller), deleteRequestedAt: null };
  const found = await db().contact.findFirst({ where, select: { id: true } });
  if (!found) throw notFound("contact");
  const contactId = found.id;
  const { row, created } = await db().$transaction((tx) =>
    insert(tx, { workspaceId, contactId }, eventActor(caller), input),
  );
  if (created) {
    const channel = workspaceChannel(workspaceId);
    const event = { channel, name: "contact.event", data: { contactId } } as const;
    inBackground("announceContactEvent", publish([event]));
  }
  return { event: serializeContactEvent(row), created };
}

/** With the contact locked: of two at once, the second sees the first, and neither keeps too many. */
async function insert(
  tx: Prisma.TransactionClient,
  key: { workspaceId: string; contactId: string },
  actor: ReturnType<typeof eventActor>,
  { clientId, name, at, fields = {}, link }: Input,
) {
  const { workspaceId, contactId } = key;
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM contacts
    WHERE id = ${contactId}::uuid AND workspace_id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  if (locked.length === 0) throw notFound("contact");
  const before = await tx.contactEvent.findFirst({
    where: { ...key, clientId },
    select: contactEventSelect,
  });
  if (before) return { row: before, created: false };
  const row = await tx.contactEvent.create({
    data: {
      ...key,
      clientId,
      name,
      fields,
      link,
      at: at === undefined ? new Date() : new Date(at),
    },
    select: contactEventSelect,
  });
  await dropOldestEvents(tx, contactId);
  const data = { contactEventId: row.id };
  await recordEvents(tx, [{ type: "contact.event", ...key, actor, data }]);
  return { row, created: true };
}
