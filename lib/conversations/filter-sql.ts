import "server-only";
import type {
  Condition,
  ConditionGroup,
  ConversationFilter,
  FilterField,
} from "@linkdesk/contract/conversation-filter.ts";
import { CONVERSATION_STATUSES, type Priority } from "@linkdesk/contract/conversations.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { memberScope, scopeCondition } from "../access/scope.ts";
import { invalidField } from "../platform/app-error.ts";
import { Prisma } from "../platform/db.ts";
import { NEWEST, type Place, type Segment } from "./sort-segments.ts";

/**
 * What each condition means, of a row `c` of `conversations`. The comment says which index bears it; one that
 * none bears only narrows down what another has found, or is read along the order of the list.
 */
const FIELD_SQL: {
  [F in FilterField]: (condition: Condition<F>, caller: Caller) => Prisma.Sql;
} = {
  // Both list indexes have it, before the time.
  status: ({ operator, value }) =>
    equals(Prisma.sql`c.status`, operator, Prisma.sql`${value}::"ConversationStatus"`),
  // (assignee_id, workspace_id, status, last_message_at, id)
  assignee: ({ operator, value }, caller) =>
    equals(Prisma.sql`c.assignee_id`, operator, assigneeId(value, caller)),
  // (team_id, status, last_message_at, id), of conversations with a team
  team: ({ operator, value }) =>
    equals(Prisma.sql`c.team_id`, operator, uuid(value === "nobody" ? null : value)),
  // (inbox_id, status, priority, last_message_at, id), of conversations with a priority
  priority: ({ operator, value }) =>
    equals(Prisma.sql`c.priority`, operator, priority(value === "none" ? null : value)),
  // (tag_id, conversation_id)
  tag: ({ operator, value }) =>
    operator === "is" ? hasTag(value) : Prisma.sql`NOT ${hasTag(value)}`,
  // (inbox_id, status, last_message_at, id)
  inbox: ({ operator, value }) => equals(Prisma.sql`c.inbox_id`, operator, uuid(value)),
  // unique (contact_id, client_id)
  contact: ({ operator, value }) => equals(Prisma.sql`c.contact_id`, operator, uuid(value)),
  // Contacts have a partial index of those who are blocked; their conversations are found by the contact.
  blocked: ({ value }) => (value ? IS_BLOCKED : Prisma.sql`NOT ${IS_BLOCKED}`),
  // (member_id, conversation_id)
  mentioned: ({ operator, value }, caller) => {
    const memberId = uuid(personId(value, caller));
    const isMentioned = Prisma.sql`
      EXISTS (SELECT 1 FROM mentions AS m
        WHERE m.conversation_id = c.id AND m.member_id = ${memberId})`;
    return operator === "is" ? isMentioned : Prisma.sql`NOT ${isMentioned}`;
  },
  // None; the member's row is found by its primary key.
  unread: ({ value }, caller) => (value ? isUnread(caller) : Prisma.sql`NOT ${isUnread(caller)}`),
  // (inbox_id, status, last_message_at, id), of conversations whose contact waits
  waiting: ({ value }) =>
    value ? Prisma.sql`c.waiting_since IS NOT NULL` : Prisma.sql`c.waiting_since IS NULL`,
  // The primary key of the drafts, and then that of the conversations: a member has few.
  draft: ({ value }, caller) => (value ? hasDraft(caller) : Prisma.sql`NOT ${hasDraft(caller)}`),
  // None.
  created_at: ({ operator, value }) => compares(Prisma.sql`c.created_at`, operator, value),
  // Both list indexes.
  last_message_at: ({ operator, value }) =>
    compares(Prisma.sql`c.last_message_at`, operator, value),
};

const uuid = (id: string | null) => Prisma.sql`${id}::uuid`;
const priority = (value: Priority | null) => Prisma.sql`${value}::"Priority"`;

const IS_BLOCKED = Prisma.sql`
  EXISTS (SELECT 1 FROM contacts AS b WHERE b.id = c.contact_id AND b.blocked_at IS NOT NULL)`;

const hasTag = (tagId: string) => Prisma.sql`
  EXISTS (SELECT 1 FROM conversation_tags AS t
    WHERE t.conversation_id = c.id AND t.tag_id = ${uuid(tagId)})`;

/** As an array, for which the planner expects few rows: it looks these up, however large the workspace is. */
function hasDraft(caller: Caller): Prisma.Sql {
  if (isKey(caller)) return Prisma.sql`false`;
  return Prisma.sql`(c.id = ANY (ARRAY(
    SELECT d.conversation_id FROM drafts AS d
    WHERE d.member_id = ${caller.memberId}::uuid AND d.text <> '')))`;
}

function assigneeId(value: Condition<"assignee">["value"], caller: Caller): Prisma.Sql {
  return uuid(value === "nobody" ? null : personId(value, caller));
}

function personId(value: string, caller: Caller): string {
  if (value !== "me") return value;
  if (!isKey(caller)) return caller.memberId;
  throw invalidField("filter", "an API key is no member; name one instead of “me”");
}

/** `IS [NOT] DISTINCT FROM` cannot use an index, so null has a form of its own. */
function equals(column: Prisma.Sql, operator: "is" | "is_not", value: Prisma.Sql): Prisma.Sql {
  const isNull = value.values[0] === null;
  if (operator === "is") {
    return isNull ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} = ${value}`;
  }
  return isNull
    ? Prisma.sql`${column} IS NOT NULL`
    : Prisma.sql`${column} IS DISTINCT FROM ${value}`;
}

function compares(column: Prisma.Sql, operator: "before" | "after", value: string): Prisma.Sql {
  const at = Prisma.sql`${value}::timestamptz`;
  return operator === "before" ? Prisma.sql`${column} < ${at}` : Prisma.sql`${column} > ${at}`;
}

/** The same as `unreadOf` (serialize-conversation.ts) > 0. */
function isUnread(caller: Caller): Prisma.Sql {
  if (isKey(caller)) return Prisma.sql`false`;
  return Prisma.sql`(c.contact_messages > COALESCE(
    (SELECT r.contact_messages FROM conversation_reads AS r
     WHERE r.conversation_id = c.id AND r.member_id = ${caller.memberId}::uuid),
    CASE WHEN c.last_message_at <= ${caller.joinedAt}::timestamptz THEN c.contact_messages ELSE 0 END))`;
}

/** The filter as a condition on a row `c` of `conversations`. It says nothing about the workspace. */
export function filterSql({ match, conditions }: ConversationFilter, caller: Caller): Prisma.Sql {
  return join(
    match,
    conditions.map((member) =>
      "match" in member
        ? join(member.match, conditionsSql(member, caller))
        : conditionSql(member, caller),
    ),
  );
}

const conditionsSql = ({ conditions }: ConditionGroup, caller: Caller) =>
  conditions.map((condition) => conditionSql(condition, caller));

function conditionSql<F extends FilterField>(condition: Condition<F>, caller: Caller): Prisma.Sql {
  const write = FIELD_SQL[condition.field] as (
    condition: Condition<F>,
    caller: Caller,
  ) => Prisma.Sql;
  return write(condition, caller);
}

function join(match: "all" | "any", parts: Prisma.Sql[]): Prisma.Sql {
  if (parts.length === 0) return Prisma.sql`true`;
  return Prisma.sql`(${Prisma.join(parts, match === "all" ? " AND " : " OR ")})`;
}

/**
 * The conversations that the caller may access and that match, in the order of a segment, as rows of `id` and of `at`,
 * by which they are ordered. Each part of the UNION that this is in effect reads one index in the order of the
 * list, and so at most `limit` matching rows: by assignee or team if the filter asks for one, else by inbox. Two read
 * more: conversations of blocked contacts are found by their contacts, and those who wait longest among all who wait.
 * Those with a mention of a member are found by the mentions.
 */
export function matchingSql(
  filter: ConversationFilter,
  caller: Caller,
  { limit, after, segment = NEWEST }: { limit: number; after?: Place; segment?: Segment },
): Prisma.Sql {
  const start = startOf(filter, caller, segment);
  const status = requiredOf("status", filter);
  const statuses = status ? [status.value] : CONVERSATION_STATUSES;
  const ofStatus = start.isByStatus
    ? [
        Prisma.sql`CROSS JOIN unnest(${[...statuses]}::"ConversationStatus"[]) AS of_status (status)`,
        Prisma.sql`AND c.status = of_status.status`,
      ]
    : [Prisma.empty, Prisma.empty];
  const { key, isAscending, condition } = segment;
  const direction = isAscending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  // For IS NULL, PostgreSQL uses the index in its order only if the column is named here, too.
  const first = start.isOfAssignee ? Prisma.sql`c.assignee_id ${direction},` : Prisma.empty;
  return Prisma.sql`
    SELECT found.id, found.at
    FROM ${start.rows} AS part
    ${ofStatus[0]}
    CROSS JOIN LATERAL (
      SELECT c.id, ${key} AS at FROM conversations AS c
      WHERE ${start.join} ${ofStatus[1]} ${condition ? Prisma.sql`AND ${condition}` : Prisma.empty}
        AND ${filterSql(filter, caller)} ${scopeCondition(memberScope(caller))} ${after ? isBehind(segment, after) : Prisma.empty}
      ORDER BY ${first} ${key} ${direction}, c.id ${direction} LIMIT ${limit}
    ) AS found
    ORDER BY found.at ${direction}, found.id ${direction} LIMIT ${limit}`;
}

type Start = {
  /** What is looked through, as a subquery. */
  rows: Prisma.Sql;
  /** The conversations of one of its rows, `part`. */
  join: Prisma.Sql;
  /** Whether the index is read for one status after the other. */
  isByStatus: boolean;
  isOfAssignee: boolean;
};

/** Where a filter's conversations are found with the fewest rows that are read in vain. */
function startOf(filter: ConversationFilter, caller: Caller, segment: Segment): Start {
  const workspaceId = uuid(caller.workspace.id);
  const [assignee, team] = [requiredOf("assignee", filter), requiredOf("team", filter)];
  // Of nobody's, there may be as many as of all: a segment with an index of its own is read by inbox.
  const isOfAssignee =
    assignee !== undefined && (assignee.value !== "nobody" || !segment.hasOwnIndex);
  const ofWorkspace = Prisma.sql`c.workspace_id = ${workspaceId}`;
  if (isOfAssignee || (team !== undefined && team.value !== "nobody"))
    return { rows: Prisma.sql`(SELECT 1)`, join: ofWorkspace, isByStatus: true, isOfAssignee };
  if (requiredOf("blocked", filter)?.value === true) {
    const rows = Prisma.sql`(SELECT id, workspace_id FROM contacts
      WHERE workspace_id = ${workspaceId} AND blocked_at IS NOT NULL)`;
    const join = Prisma.sql`c.workspace_id = part.workspace_id AND c.contact_id = part.id`;
    return { rows, join, isByStatus: false, isOfAssignee };
  }
  const mentioned = requiredOf("mentioned", filter);
  if (mentioned) {
    const rows = Prisma.sql`(SELECT DISTINCT conversation_id FROM mentions
      WHERE workspace_id = ${workspaceId}
        AND member_id = ${uuid(personId(mentioned.value, caller))})`;
    const join = Prisma.sql`${ofWorkspace} AND c.id = part.conversation_id`;
    return { rows, join, isByStatus: true, isOfAssignee };
  }
  const inbox = requiredOf("inbox", filter);
  const rows = Prisma.sql`(SELECT id, workspace_id FROM inboxes WHERE workspace_id = ${workspaceId}
    ${inbox ? Prisma.sql`AND id = ${uuid(inbox.value)}` : Prisma.empty})`;
  // With the literal id, the planner expects next to nothing in a small workspace, and beside a large one with
  // few inboxes it then reads the whole table rather than the index of the inbox.
  const join = Prisma.sql`c.workspace_id = part.workspace_id AND c.inbox_id = part.id`;
  return { rows, join, isByStatus: true, isOfAssignee };
}

/** The first condition is implied by the second; it is what lets the index start at the place. */
const isBehind = ({ key, isAscending }: Segment, { at, id }: Place) =>
  isAscending
    ? Prisma.sql`AND ${key} >= ${at} AND (${key} > ${at} OR c.id > ${id}::uuid)`
    : Prisma.sql`AND ${key} <= ${at} AND (${key} < ${at} OR c.id < ${id}::uuid)`;

/** The condition that every match fulfils by a plain equality, if the filter has one on this field. */
function requiredOf<F extends "assignee" | "team" | "inbox" | "status" | "blocked" | "mentioned">(
  field: F,
  { match, conditions }: ConversationFilter,
): Condition<F> | undefined {
  if (match === "any" && conditions.length > 1) return undefined;
  const found = conditions.find(
    (member) => "field" in member && member.field === field && member.operator === "is",
  );
  return found as Condition<F> | undefined;
}
