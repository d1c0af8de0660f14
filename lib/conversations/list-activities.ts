import "server-only";
import type { ActivitiesQuery, Activity } from "@linkdesk/contract/activities.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import {
  type ActorType,
  DOMAIN_EVENTS,
  type EventData,
  type TimelineType,
} from "@linkdesk/contract/domain-events.ts";
import type { Caller } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { displayName } from "../contacts/display-name.ts";
import { invalidField, notFound } from "../platform/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { FORMER_AGENT } from "./serialize-conversation.ts";

type Row = {
  position: bigint;
  id: string;
  type: TimelineType;
  actorType: ActorType;
  actorId: string | null;
  actorName: string | null;
  data: unknown;
  assigneeName: string | null;
  previousAssigneeName: string | null;
  teamName: string | null;
  previousTeamName: string | null;
  tagName: string | null;
  attributeName: string | null;
  at: Date;
};

/**
 * What was done with a conversation, newest first, one keyset page: its own timeline events, and those of
 * its contact since it began. Errors: not_found; invalid_request for a foreign cursor.
 */
export async function listActivities(
  caller: Caller,
  conversationId: string,
  { cursor, limit }: ActivitiesQuery,
): Promise<Page<Activity>> {
  const before = cursor === undefined ? null : decodePosition(cursor);
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, ...memberScope(caller) },
    select: { createdAt: true, contact: { select: { id: true, name: true } } },
  });
  if (!conversation) throw notFound("conversation");
  const { contact, createdAt } = conversation;
  const rows = await findEvents({
    conversationId,
    contactId: contact.id,
    createdAt,
    before,
    limit,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => serializeActivity(row, contact)),
    nextCursor: last ? encodePosition(last.position) : null,
  };
}

/** One event more than `limit`, to see whether there are more. */
function findEvents({
  conversationId,
  contactId,
  createdAt,
  before,
  limit,
}: {
  conversationId: string;
  contactId: string;
  createdAt: Date;
  before: bigint | null;
  limit: number;
}): Promise<Row[]> {
  const older = before === null ? Prisma.empty : Prisma.sql`AND position < ${before}`;
  const newest = Prisma.sql`${older} AND in_timeline ORDER BY position DESC LIMIT ${limit + 1}`;
  return db().$queryRaw<Row[]>`
    SELECT e.position, e.id, e.type, e.actor_type::text AS "actorType", e.actor_id AS "actorId",
      CASE e.actor_type WHEN 'api_key'
        THEN (SELECT name FROM api_keys WHERE api_keys.id = e.actor_id)
        ELSE ${memberName(Prisma.sql`e.actor_id`)} END AS "actorName", e.data, e.at,
      ${memberName(Prisma.sql`(e.data ->> 'assigneeId')::uuid`)} AS "assigneeName",
      ${memberName(Prisma.sql`(e.data ->> 'previousAssigneeId')::uuid`)} AS "previousAssigneeName",
      (SELECT name FROM teams WHERE id = (e.data ->> 'teamId')::uuid) AS "teamName",
      (SELECT name FROM teams WHERE id = (e.data ->> 'previousTeamId')::uuid) AS "previousTeamName",
      (SELECT name FROM tags WHERE id = (e.data ->> 'tagId')::uuid) AS "tagName",
      (SELECT name FROM attribute_definitions AS d
        WHERE d.workspace_id = e.workspace_id AND d.subject = 'conversation'
          AND d.key = e.data ->> 'key') AS "attributeName"
    FROM (
      (SELECT * FROM events WHERE conversation_id = ${conversationId}::uuid ${newest})
      UNION ALL
      (SELECT * FROM events WHERE contact_id = ${contactId}::uuid AND conversation_id IS NULL
        AND at >= ${createdAt} ${newest})
    ) AS e
    ORDER BY position DESC LIMIT ${limit + 1}`;
}

const memberName = (id: Prisma.Sql) => Prisma.sql`
  (SELECT users.name FROM members JOIN users ON users.id = members.user_id WHERE members.id = ${id})`;

/** For members. A member who left has no id any more, as in messages. */
function serializeActivity(row: Row, contact: { id: string; name: string | null }): Activity {
  const { id, type, at } = row;
  const base = { id, type, actor: actorOf(row, contact), at: at.toISOString(), afterSeq: null };
  const data = DOMAIN_EVENTS[type].data.parse(row.data);
  if ("afterSeq" in data) Object.assign(base, { afterSeq: data.afterSeq });
  const write = DETAILS[type] as ((data: unknown, row: Row) => Partial<Activity>) | undefined;
  return { ...base, ...write?.(data, row) };
}

/** What a line says beyond who did it and when. */
const DETAILS: {
  [T in TimelineType]?: (data: EventData<T>, row: Row) => Partial<Activity>;
} = {
  "conversation.rated": ({ rating, scale }) => ({ rating: { value: rating, scale } }),
  "conversation.assigned": ({ assigneeId, previousAssigneeId }, row) => ({
    assignee: named(assigneeId, row.assigneeName ?? FORMER_AGENT),
    previousAssignee: named(previousAssigneeId, row.previousAssigneeName ?? FORMER_AGENT),
  }),
  "conversation.team_assigned": ({ teamId, previousTeamId }, row) => ({
    team: named(teamId, row.teamName ?? FORMER_TEAM),
    previousTeam: named(previousTeamId, row.previousTeamName ?? FORMER_TEAM),
  }),
  "conversation.prioritized": ({ priority }) => ({ priority }),
  "conversation.tagged": ({ tagId }, { tagName }) => ({
    tag: tagName ? named(tagId, tagName) : null,
  }),
  "conversation.untagged": ({ tagId }, { tagName }) => ({
    tag: tagName ? named(tagId, tagName) : null,
  }),
  "conversation.attribute_set": ({ key }, { attributeName }) => ({
    attribute: attributeName ?? key,
  }),
  "conversation.snoozed": ({ until }) => ({ until: until && new Date(until).toISOString() }),
};

const FORMER_TEAM = "A former team";

function actorOf(
  { actorType, actorId, actorName }: Row,
  contact: { id: string; name: string | null },
): Activity["actor"] {
  switch (actorType) {
    case "member":
      return actorName === null
        ? { type: actorType, id: null, name: FORMER_AGENT }
        : { type: actorType, id: actorId, name: actorName };
    case "api_key":
      return { type: actorType, id: actorId, name: actorName ?? "API" };
    case "contact":
      return { type: actorType, id: contact.id, name: displayName(contact) };
    case "system":
      return { type: actorType, id: null, name: "Linkdesk" };
  }
}

const named = (id: string | null, name: string) => (id === null ? null : { id, name });

const encodePosition = (position: bigint) => Buffer.from(String(position)).toString("base64url");

function decodePosition(cursor: string): bigint {
  const text = Buffer.from(cursor, "base64url").toString();
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw invalidField("cursor", "is not a cursor of this list; start again without a cursor");
}
