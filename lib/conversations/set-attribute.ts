import "server-only";
import type { AttributeValue } from "@linkdesk/contract/attribute-values.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { type Caller, eventActor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope, scopeCondition } from "../access/scope.ts";
import { checkValues } from "../attributes/check-values.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { invalidField } from "../platform/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceDetails } from "./announce-changed.ts";
import { andCondition, type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";

/** The most attributes of a conversation. */
export const MAX_CONVERSATION_ATTRIBUTES = 100;

type SetAttribute = Extract<ConversationAction, { type: "set_attribute" }>;

type Row = {
  id: string;
  previous: AttributeValue;
  hasChanged: boolean;
  isFull: boolean;
  isAsExpected: boolean;
};

/**
 * Sets an attribute of a conversation, or removes it (null). Returns the inverse, or null if nothing changes.
 * Errors: forbidden; not_found; invalid_request for a value that does not fit, and for one attribute too many.
 */
export async function setAttribute(
  caller: Caller,
  id: string,
  action: SetAttribute,
): Promise<ConversationAction | null> {
  const { inverses, full } = await setAttributes(caller, { ids: [id] }, action);
  if (full.length > 0) {
    const message = `would be one too many: a conversation has at most ${MAX_CONVERSATION_ATTRIBUTES} attributes`;
    throw invalidField("key", message);
  }
  return onlyOne(id, inverses);
}

/**
 * The same for a set of conversations, in one statement that also records it; `full` are those that have no room for
 * another attribute, `stale` those whose value is not the expected one. Errors: forbidden; invalid_request for a value that does not fit.
 */
export async function setAttributes(
  caller: Caller,
  set: ConversationSet,
  { key, value, expected }: SetAttribute,
): Promise<{ inverses: Inverses; full: string[]; stale: string[] }> {
  requirePermission(caller, "conversation.edit");
  const workspaceId = caller.workspace.id;
  await checkValues(workspaceId, "conversation", { [key]: value }, () => "value");
  const rows = await db().$queryRaw<Row[]>`
    WITH before AS (
      SELECT c.id, c.workspace_id, c.inbox_id, c.contact_id, c.last_seq, c.attributes,
        c.attributes -> ${key}::text AS previous, ${hasNoRoom(key, value)} AS is_full,
        ${isAsExpected(key, expected)} AS is_as_expected
      FROM conversations AS c
      WHERE c.id = ANY(${[...set.ids]}::uuid[]) AND c.workspace_id = ${workspaceId}::uuid
        ${scopeCondition(memberScope(caller))} ${andCondition(set)}
      ORDER BY c.id FOR UPDATE OF c
    ),
    changed AS (
      UPDATE conversations AS now
      SET attributes = ${nextAttributes(key, value)}, revision = now.revision + 1
      FROM before WHERE now.id = before.id AND now.workspace_id = ${workspaceId}::uuid
        AND before.is_as_expected AND NOT before.is_full
        AND before.previous IS DISTINCT FROM ${jsonOf(value)}
      RETURNING now.id
    ),
    recorded AS (${insertEvents(
      eventActor(caller),
      Prisma.sql`
      SELECT c.workspace_id, c.inbox_id, c.id AS conversation_id, c.contact_id,
        'conversation.attribute_set' AS type,
        jsonb_build_object('afterSeq', c.last_seq, 'key', ${key}::text) AS data
      FROM before AS c JOIN changed ON changed.id = c.id`,
    )})
    SELECT c.id, c.previous, changed.id IS NOT NULL AS "hasChanged", c.is_full AS "isFull",
      c.is_as_expected AS "isAsExpected"
    FROM before AS c LEFT JOIN changed ON changed.id = c.id`;
  const changed = rows.filter(({ hasChanged }) => hasChanged).map(({ id }) => id);
  if (changed.length > 0) {
    wakeDispatcher();
    announceDetails(workspaceId, changed);
  }
  const inverseOf = ({ hasChanged, previous }: Row): ConversationAction | null =>
    hasChanged ? { type: "set_attribute", key, value: previous, expected: value } : null;
  return {
    inverses: new Map(rows.map((row) => [row.id, inverseOf(row)])),
    full: rows.filter(({ isFull }) => isFull).map(({ id }) => id),
    stale: rows.filter(({ isAsExpected }) => !isAsExpected).map(({ id }) => id),
  };
}

/** A value as JSON; NULL where there is none, as `->` says it of a key that is not there. */
const jsonOf = (value: AttributeValue) =>
  value === null ? Prisma.sql`NULL::jsonb` : Prisma.sql`${JSON.stringify(value)}::jsonb`;

const nextAttributes = (key: string, value: AttributeValue) =>
  value === null
    ? Prisma.sql`before.attributes - ${key}::text`
    : Prisma.sql`before.attributes || jsonb_build_object(${key}::text, ${jsonOf(value)})`;

/** Of a row `c` of `conversations`. */
const hasNoRoom = (key: string, value: AttributeValue) =>
  value === null
    ? Prisma.sql`false`
    : Prisma.sql`NOT jsonb_exists(c.attributes, ${key}) AND
        (SELECT count(*) FROM jsonb_object_keys(c.attributes)) >= ${MAX_CONVERSATION_ATTRIBUTES}`;

/** Of a row `c` of `conversations`. */
const isAsExpected = (key: string, expected: AttributeValue | undefined) =>
  expected === undefined
    ? Prisma.sql`true`
    : Prisma.sql`c.attributes -> ${key}::text IS NOT DISTINCT FROM ${jsonOf(expected)}`;
