import "server-only";
import { isDeepStrictEqual } from "node:util";
import type {
  Contact,
  CreateContactBody,
  PatchContactBody,
  PutContactBody,
} from "@linkdesk/contract/contacts.ts";
import { type Caller, eventActor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { contactScope } from "../access/scope.ts";
import { checkValues } from "../attributes/check-values.ts";
import { recordEvents } from "../events/record-events.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { announceContact } from "./announce-contact.ts";
import { keepNewest } from "./describe-contact.ts";
import { contactSelect, serializeContact } from "./serialize-contact.ts";

/**
 * Errors: forbidden; invalid_request for a value that does not fit a defined attribute; conflict when another contact has
 * the external id.
 */
export async function createContact(caller: Caller, body: CreateContactBody): Promise<Contact> {
  requirePermission(caller, "contact.edit");
  await checkAttributes(caller, body);
  const create = db().$transaction((tx) => insert(tx, caller, body));
  return serializeContact(await create.catch(takenId));
}

/**
 * The contact with the website's own id of the person: created, or changed where fields are given. `created` says
 * which. Two calls at once create one contact. Errors: forbidden.
 */
export async function putContact(
  caller: Caller,
  externalId: string,
  body: PutContactBody,
): Promise<{ contact: Contact; created: boolean }> {
  requirePermission(caller, "contact.edit");
  await checkAttributes(caller, body);
  const workspaceId = caller.workspace.id;
  const find = () =>
    db().contact.findFirst({
      where: { workspaceId, externalUserId: externalId },
      select: { id: true },
    });
  const found = await find();
  if (found) return { contact: await change(caller, found.id, body), created: false };
  try {
    const row = await db().$transaction((tx) => insert(tx, caller, { ...body, externalId }));
    return { contact: serializeContact(row), created: true };
  } catch (error) {
    const other = isUniqueViolation(error) ? await find() : null;
    if (!other) throw error;
    return { contact: await change(caller, other.id, body), created: false };
  }
}

/** Changes the given details. Errors: forbidden, not_found; conflict when another contact has the external id. */
export async function updateContact(
  caller: Caller,
  id: string,
  body: Omit<PatchContactBody, "blocked">,
): Promise<Contact> {
  requirePermission(caller, "contact.edit");
  await checkAttributes(caller, body);
  return change(caller, id, body).catch(takenId);
}

const checkAttributes = (caller: Caller, { attributes = {} }: Pick<Details, "attributes">) =>
  checkValues(caller.workspace.id, "contact", attributes, (key) => `attributes.${key}`);

type Details = Omit<PatchContactBody, "blocked">;

async function insert(
  tx: Prisma.TransactionClient,
  caller: Caller,
  { externalId, attributes = {}, ...profile }: CreateContactBody,
) {
  const row = await tx.contact.create({
    data: {
      workspaceId: caller.workspace.id,
      externalUserId: externalId,
      ...profile,
      attributes: keepSet(attributes) as Prisma.InputJsonObject,
    },
    select: contactSelect,
  });
  await keepAddress(tx, caller, row);
  const about = { workspaceId: caller.workspace.id, contactId: row.id, data: {} };
  await recordEvents(tx, [{ type: "contact.created", ...about, actor: eventActor(caller) }]);
  return row;
}

/** Locks the contact, so that two who change different attributes at once both count. */
async function change(caller: Caller, id: string, details: Details): Promise<Contact> {
  const workspaceId = caller.workspace.id;
  const where = { id, ...contactScope(caller), deleteRequestedAt: null };
  const { row, isChanged } = await db().$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM contacts
      WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    const before = await tx.contact.findFirst({ where, select: contactSelect });
    if (!before) throw notFound("contact");
    const { externalId, attributes, ...profile } = details;
    const kept = keepSet({ ...(before.attributes as object), ...attributes });
    const data = {
      ...profile,
      ...(externalId === undefined ? {} : { externalUserId: externalId }),
      attributes: kept as Prisma.InputJsonObject,
    };
    const row = await tx.contact.update({
      where: { id, workspaceId },
      data,
      select: contactSelect,
    });
    if (isDeepStrictEqual(row, before)) return { row, isChanged: false };
    await keepAddress(tx, caller, row);
    const about = { workspaceId, contactId: id, actor: eventActor(caller), data: {} };
    await recordEvents(tx, [{ type: "contact.updated", ...about }]);
    return { row, isChanged: true };
  });
  if (isChanged) announceContact(workspaceId, id);
  return serializeContact(row);
}

/** The team said so: no proof that the address is theirs, but where their conversations are mailed. */
async function keepAddress(
  tx: Prisma.TransactionClient,
  caller: Caller,
  { id, email }: { id: string; email: string | null },
): Promise<void> {
  if (!email) return;
  const row = { workspaceId: caller.workspace.id, address: email, source: "agent" as const };
  await tx.contactAddress.upsert({
    where: { contactId_address: { contactId: id, address: email } },
    create: { contactId: id, ...row },
    update: {},
    select: { contactId: true },
  });
}

/** Null removes an attribute. */
const keepSet = (attributes: object) =>
  keepNewest(Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)));

function takenId(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw new AppError("conflict", {
    userMessage: "Another contact has this externalId. Change that one, or choose another id.",
    cause: error,
  });
}
