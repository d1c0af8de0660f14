import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { ImportContact } from "@linkdesk/contract/import-records.ts";
import { keepNewest } from "../contacts/describe-contact.ts";
import type { Prisma } from "../platform/db.ts";
import { uuidV7Of } from "../platform/uuid.ts";
import { indexDocuments } from "../search/index-documents.ts";
import { readCounts } from "./import-counts.ts";
import { type StepContext, type StepResult, seedOf } from "./import-step.ts";

const BATCH = 200;

const targetSelect = {
  id: true,
  externalUserId: true,
  name: true,
  email: true,
  avatarUrl: true,
  attributes: true,
  lastSeenAt: true,
} as const;

type Values = {
  externalUserId: string | null;
  name: string | null;
  email: string | null;
  avatarUrl: string | null;
  attributes: Record<string, unknown>;
  lastSeenAt: Date | null;
};

/** A contact that records of the batch are about. */
type Target = {
  id: string;
  values: Values;
  isNew: boolean;
  isChanged: boolean;
  createdAt: Date;
  isBlocked: boolean;
};

/**
 * Imports the next contacts after an external id. A contact is found by where it came from, or by the business's own
 * id of the person, and never by an e-mail address, which anybody can type. What a contact has already stays: an
 * import fills what is empty. Records no event, since nothing happened now.
 */
export async function importContacts(step: StepContext, after: string): Promise<StepResult> {
  const { tx, importId } = step;
  const rows = await tx.importRecord.findMany({
    where: { importId, kind: "contact", parentId: "", externalId: { gt: after } },
    orderBy: { externalId: "asc" },
    take: BATCH,
    select: { externalId: true, part: true, line: true, data: true },
  });
  const records = rows.map((row) => ({ ...row, contact: row.data as ImportContact }));
  const result: StepResult = {
    lastId: rows.length < BATCH ? null : (rows.at(-1)?.externalId ?? null),
    counts: readCounts(null),
    problems: [],
  };
  const known = await findTargets(
    step,
    records.map(({ contact }) => contact),
  );
  const targets = new Set<Target>();
  const origins: { externalId: string; contactId: string }[] = [];
  for (const { contact, part, line } of records) {
    const own = contact.externalId ?? null;
    if (own !== null && known.leaving.has(own)) {
      result.counts.contacts.failed++;
      const message = "belongs to a contact that is being deleted; import it again in some minutes";
      const record = `contact ${contact.id}`;
      result.problems.push({ part, line, record, field: "externalId", message });
      continue;
    }
    const before = known.byOrigin.get(contact.id);
    const found = before ?? (own === null ? undefined : known.byExternalId.get(own));
    const target = found ?? create(step, contact);
    if (!before) origins.push({ externalId: contact.id, contactId: target.id });
    if (!found) result.counts.contacts.created++;
    else result.counts.contacts[fill(target, contact, known) ? "updated" : "unchanged"]++;
    targets.add(target);
    known.byOrigin.set(contact.id, target);
    if (own !== null && !known.byExternalId.has(own)) known.byExternalId.set(own, target);
  }
  if (!step.isDryRun) await write(step, [...targets], origins);
  return result;
}

type Known = {
  byOrigin: Map<string, Target>;
  byExternalId: Map<string, Target>;
  /** External ids whose contact is being deleted. */
  leaving: Set<string>;
};

async function findTargets(step: StepContext, contacts: ImportContact[]): Promise<Known> {
  const { tx, workspaceId, origin } = step;
  const origins = await tx.importOrigin.findMany({
    where: {
      workspaceId,
      source: origin,
      kind: "contact",
      externalId: { in: contacts.map(({ id }) => id) },
    },
    select: { externalId: true, contactId: true },
  });
  const externalIds = contacts.flatMap(({ externalId }) => externalId ?? []);
  const ids = origins.flatMap(({ contactId }) => contactId ?? []);
  const rows = await tx.contact.findMany({
    where: {
      workspaceId,
      OR: [{ id: { in: ids } }, { externalUserId: { in: externalIds } }],
    },
    select: { ...targetSelect, deleteRequestedAt: true, createdAt: true },
  });
  const targets = new Map(
    rows.map(({ id, deleteRequestedAt, createdAt, attributes, ...values }) => {
      const target: Target = {
        id,
        values: { ...values, attributes: attributes as Record<string, unknown> },
        isNew: false,
        isChanged: false,
        createdAt,
        isBlocked: false,
      };
      return [id, { target, isLeaving: deleteRequestedAt !== null }];
    }),
  );
  const known: Known = { byOrigin: new Map(), byExternalId: new Map(), leaving: new Set() };
  for (const { externalId, contactId } of origins) {
    const found = targets.get(contactId ?? "");
    if (found) known.byOrigin.set(externalId, found.target);
  }
  for (const { target, isLeaving } of targets.values()) {
    const { externalUserId } = target.values;
    if (externalUserId === null) continue;
    known.byExternalId.set(externalUserId, target);
    if (isLeaving) known.leaving.add(externalUserId);
  }
  return known;
}

function create(step: StepContext, contact: ImportContact): Target {
  const createdAt = new Date(contact.createdAt ?? contact.lastSeenAt ?? Date.now());
  return {
    id: uuidV7Of(createdAt, seedOf(step, "contact", contact.id)),
    values: valuesOf(contact),
    isNew: true,
    isChanged: false,
    createdAt,
    isBlocked: contact.blocked === true,
  };
}

function valuesOf(contact: ImportContact): Values {
  const { externalId, name, email, avatarUrl, attributes, lastSeenAt } = contact;
  const set = Object.entries(attributes ?? {}).filter(([, value]) => value !== null);
  return {
    externalUserId: externalId ?? null,
    name: name ?? null,
    email: email ?? null,
    avatarUrl: avatarUrl ?? null,
    attributes: Object.fromEntries(set),
    lastSeenAt: lastSeenAt ? new Date(lastSeenAt) : null,
  };
}

/** Fills what is empty. Returns whether that changed anything. */
function fill(target: Target, contact: ImportContact, { byExternalId }: Known): boolean {
  const given = valuesOf(contact);
  const { values } = target;
  // Of two contacts with one id of the business, the first keeps it.
  const owner = given.externalUserId === null ? null : byExternalId.get(given.externalUserId);
  const isTaken = owner !== undefined && owner !== target;
  const next: Values = {
    externalUserId: values.externalUserId ?? (isTaken ? null : given.externalUserId),
    name: values.name ?? given.name,
    email: values.email ?? given.email,
    avatarUrl: values.avatarUrl ?? given.avatarUrl,
    attributes: keepNewest({ ...given.attributes, ...values.attributes }),
    lastSeenAt: values.lastSeenAt ?? given.lastSeenAt,
  };
  if (isDeepStrictEqual({ ...next }, { ...values })) return false;
  target.values = next;
  target.isChanged = true;
  return true;
}

async function write(
  { tx, workspaceId, origin }: StepContext,
  targets: Target[],
  origins: { externalId: string; contactId: string }[],
): Promise<void> {
  const rowOf = ({ values }: Target) => ({
    ...values,
    attributes: values.attributes as Prisma.InputJsonObject,
  });
  const fresh = targets.filter(({ isNew }) => isNew);
  await tx.contact.createMany({
    data: fresh.map((target) => ({
      id: target.id,
      workspaceId,
      createdAt: target.createdAt,
      blockedAt: target.isBlocked ? new Date() : null,
      ...rowOf(target),
    })),
  });
  const changed = targets.filter(({ isNew, isChanged }) => !isNew && isChanged);
  for (const target of changed) {
    await tx.contact.updateMany({
      where: { id: target.id, workspaceId },
      data: rowOf(target),
    });
  }
  await indexDocuments(tx, { contactIds: [...fresh, ...changed].map(({ id }) => id) });
  // The team said so: no proof that the address is theirs, but where their conversations are mailed.
  await tx.contactAddress.createMany({
    data: [...fresh, ...changed].flatMap(({ id, values: { email } }) =>
      email ? [{ contactId: id, workspaceId, address: email, source: "agent" as const }] : [],
    ),
    skipDuplicates: true,
  });
  await tx.importOrigin.createMany({
    data: origins.map((row) => ({
      workspaceId,
      source: origin,
      kind: "contact" as const,
      ...row,
    })),
  });
}
