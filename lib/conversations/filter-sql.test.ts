import {
  type Condition,
  type ConversationFilter,
  conversationsQuery,
  type FilterField,
} from "@linkdesk/contract/conversation-filter.ts";
import { SORTS } from "@linkdesk/contract/conversation-sorts.ts";
import { VIEWS, viewFilter } from "@linkdesk/contract/conversation-views.ts";
import { PRIORITIES } from "@linkdesk/contract/conversations.ts";
import { FILTER_OPERATORS } from "@linkdesk/contract/filter-operators.ts";
import { isBefore } from "@linkdesk/contract/is-before.ts";
import { matchesFilter } from "@linkdesk/contract/matches-filter.ts";
import { beforeAll, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { blockContact } from "../actions/block-contact.ts";
import { db } from "../platform/db.ts";
import { createTag } from "../tags/create-tag.ts";
import { createTeam } from "../teams/create-team.ts";
import { addTag } from "./add-tag.ts";
import { assignConversation } from "./assign-conversation.ts";
import { assignTeam } from "./assign-team.ts";
import { countConversations } from "./count-conversations.ts";
import { matchingSql } from "./filter-sql.ts";
import { listConversations } from "./list-conversations.ts";
import { markReadByMember } from "./mark-read.ts";
import { postTeamMessage } from "./post-message.ts";
import { resolveConversation } from "./resolve-conversation.ts";
import { setPriority } from "./set-priority.ts";
import { snoozeConversation } from "./snooze-conversation.ts";
import { SEGMENTS } from "./sort-segments.ts";
import { startConversation } from "./start-conversation.ts";

useDatabase();

const COUNT = 60;
const uuid = () => crypto.randomUUID();
const parse = (filter: ConversationFilter, more: object = {}) =>
  conversationsQuery.parse({ filter: JSON.stringify(filter), limit: "100", ...more });

let me: Actor;
let other: Actor;
let inboxIds: string[];
let contactId: string;
let tagIds: string[];
let teamId: string;

/** A random number generator with a seed, so that a failure can be repeated. */
function createRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

beforeAll(async () => {
  const tenant = await createTenant();
  me = tenant.me;
  const foreign = await createTenant("Other");
  const second = await db().member.create({
    data: { workspaceId: me.workspace.id, userId: foreign.me.userId, role: "agent" },
  });
  other = { ...me, memberId: second.id, joinedAt: second.createdAt.toISOString() };
  const inbox = await db().inbox.create({
    data: {
      workspaceId: me.workspace.id,
      name: "Two",
      brandName: "Two",
      websiteUrl: "https://b.co",
    },
  });
  inboxIds = [tenant.inboxId, inbox.id];
  const random = createRandom(7);
  const tags = ["Billing", "Bug"].map((name) => createTag(me, { name, color: "gray" }));
  tagIds = (await Promise.all(tags)).map(({ id }) => id);
  teamId = (await createTeam(me, { name: "Sales", memberIds: [me.memberId] })).id;
  for (let i = 0; i < COUNT; i++) {
    const session = await createVisitor(inboxIds[random(2)] ?? "");
    contactId = session.contact.id;
    const body = { clientId: uuid(), text: `question ${i}` };
    const { id } = (await startConversation(session, body)).conversation;
    if (random(2)) await assignConversation(me, id, random(2) ? me.memberId : other.memberId);
    if (random(3) === 0) await postTeamMessage(me, id, { clientId: uuid(), text: "answer" });
    if (random(3) === 0) await markReadByMember(random(2) ? me : other, id, 1);
    if (random(3) === 0) await assignTeam(me, id, teamId);
    if (random(2)) await setPriority(me, id, PRIORITIES[random(4)] ?? null);
    for (const tagId of tagIds) if (random(3) === 0) await addTag(me, id, tagId);
    if (random(5) === 0) await blockContact(me, contactId, true);
    const fate = random(3);
    if (fate === 0) await resolveConversation(me, id);
    if (fate === 1) await snoozeConversation(me, id, null);
  }
  // Of another workspace: no filter finds it.
  await startConversation(await createVisitor(foreign.inboxId), { clientId: uuid(), text: "Hi" });
}, 60_000);

const everything: ConversationFilter = { match: "all", conditions: [] };

test("without conditions, a filter finds every conversation of the workspace, newest first", async () => {
  const { items } = await listConversations(me, parse(everything));
  expect(items).toHaveLength(COUNT);
  const times = items.map((item) => item.lastMessageAt);
  expect(times).toEqual([...times].sort().reverse());
});

test("pages of any filter are complete and repeat nothing", async () => {
  for (const filter of [
    everything,
    viewFilter("all"),
    viewFilter("mine"),
    viewFilter("resolved"),
  ]) {
    const whole = (await listConversations(me, parse(filter))).items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listConversations(me, parse(filter, { cursor, limit: "7" }));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(whole);
  }
});

test.each(SORTS)(
  "pages ordered by %s are complete, and in the order in which the browser puts rows",
  async (sort) => {
    for (const filter of [
      everything,
      viewFilter("all"),
      viewFilter("mine"),
      viewFilter("blocked"),
    ]) {
      const newest = (await listConversations(me, parse(filter))).items;
      const sorted = newest.toSorted((a, b) => (isBefore(a, b, sort) ? -1 : 1));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listConversations(me, parse(filter, { sort, cursor, limit: "7" }));
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(sorted.map(({ id }) => id));
      expect(seen.length).toBeGreaterThan(0);
    }
  },
);

test("a cursor of another order, or of none, is refused", async () => {
  const page = await listConversations(me, parse(everything, { sort: "priority", limit: "5" }));
  const cursors = [page.nextCursor, "priority.9.x", "waiting_longest.0.x", "priority.0.x", "."];
  for (const cursor of cursors) {
    const list = listConversations(me, parse(everything, { sort: "waiting_longest", cursor }));
    await expect(list).rejects.toMatchObject({ errors: [{ field: "cursor" }] });
  }
});

test("the browser judges a row as the SQL does, for 300 random filters", async () => {
  const { items } = await listConversations(me, parse(everything));
  const random = createRandom(42);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  const times = items.map((item) => item.lastMessageAt);
  const values: Record<FilterField, () => unknown> = {
    status: () => pick(["open", "snoozed", "resolved"]),
    assignee: () => pick(["me", "nobody", me.memberId, other.memberId, uuid()]),
    team: () => pick(["nobody", teamId, uuid()]),
    priority: () => pick([...PRIORITIES, "none"]),
    tag: () => pick([...tagIds, uuid()]),
    inbox: () => pick([...inboxIds, uuid()]),
    contact: () => pick([contactId, uuid()]),
    blocked: () => pick([true, false]),
    mentioned: () => pick(["me", other.memberId]),
    unread: () => pick([true, false]),
    waiting: () => pick([true, false]),
    draft: () => pick([true, false]),
    created_at: () => pick(times),
    last_message_at: () => pick(times),
  };
  // Of mentions and drafts, a row says nothing.
  const fields = (Object.keys(FILTER_OPERATORS) as FilterField[]).filter(
    (field) => field !== "mentioned" && field !== "draft",
  );
  const condition = () => {
    const field = pick(fields);
    const operator = pick<string>(FILTER_OPERATORS[field]);
    return { field, operator, value: values[field]() } as Condition;
  };
  const conditions = () => Array.from({ length: 1 + random(3) }, condition);
  let found = 0;
  for (let i = 0; i < 300; i++) {
    const match = pick(["all", "any"] as const);
    const groups = random(3)
      ? []
      : [{ match: pick(["all", "any"] as const), conditions: conditions() }];
    const filter: ConversationFilter = { match, conditions: [...conditions(), ...groups] };
    const listed = (await listConversations(me, parse(filter))).items.map(({ id }) => id);
    const judged = items.filter((item) => matchesFilter(item, filter, me.memberId));
    expect(
      judged.map(({ id }) => id),
      JSON.stringify(filter),
    ).toEqual(listed);
    found += listed.length;
  }
  expect(found).toBeGreaterThan(1_000);
}, 60_000);

test("waiting conversations are the open ones whose contact has no answer", async () => {
  const { items } = await listConversations(me, parse(viewFilter("waiting")));
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect([item.status, item.previewAuthor]).toEqual(["open", "contact"]);
  }
});

test("counts are the lengths of the lists, and unread is each member's own", async () => {
  const length = async (filter: ConversationFilter, actor = me) =>
    (await listConversations(actor, parse(filter))).items.length;
  for (const actor of [me, other]) {
    const counts = await countConversations(actor);
    const unreadIn = async (view: "mine" | "unassigned") => {
      const filter = viewFilter(view);
      filter.conditions.push({ field: "unread", operator: "is", value: true });
      return length(filter, actor);
    };
    expect(counts).toEqual({
      open: await length(viewFilter("all"), actor),
      mine: await length(viewFilter("mine"), actor),
      mentions: 0,
      unassigned: await length(viewFilter("unassigned"), actor),
      waiting: await length(viewFilter("waiting"), actor),
      drafts: await length(viewFilter("drafts"), actor),
      snoozed: await length(viewFilter("snoozed"), actor),
      resolved: await length(viewFilter("resolved"), actor),
      blocked: await length(viewFilter("blocked"), actor),
      inboxes: Object.fromEntries(
        await Promise.all(
          inboxIds.map(async (inbox) => [inbox, await length(viewFilter("all", { inbox }), actor)]),
        ),
      ),
      teams: actor === me ? { [teamId]: await length(viewFilter("all", { team: teamId })) } : {},
      unread: (await unreadIn("mine")) + (await unreadIn("unassigned")),
    });
  }
});

test.each([
  ["mine", ["mine"]],
  ["all", ["all"]],
] as const)("the unread ones can be counted of %s", async (unread, [view]) => {
  const filter = viewFilter(view);
  filter.conditions.push({ field: "unread", operator: "is", value: true });
  const { length } = (await listConversations(me, parse(filter))).items;
  expect((await countConversations(me, { unread })).unread).toBe(length);
});

test.each([
  ["not JSON", "{", "filter: must be JSON"],
  ["no object", "[]", "filter"],
  [
    "a field that there is not",
    '{"match":"all","conditions":[{"field":"mood"}]}',
    "filter.conditions.0",
  ],
  [
    "an operator that the field has not",
    '{"match":"all","conditions":[{"field":"unread","operator":"before","value":true}]}',
    "filter.conditions.0.operator",
  ],
  [
    "a value of another kind, in a group",
    '{"match":"all","conditions":[{"match":"any","conditions":[{"field":"inbox","operator":"is","value":"x"}]}]}',
    "filter.conditions.0.conditions.0.value",
  ],
  [
    "a group in a group",
    '{"match":"all","conditions":[{"match":"any","conditions":[{"match":"any","conditions":[]}]}]}',
    "filter.conditions.0.conditions.0",
  ],
])("a filter with %s is refused, and the place is named", (_what, filter, place) => {
  const { error } = conversationsQuery.safeParse({ filter });
  const [issue] = error?.issues ?? [];
  expect(`${issue?.path.join(".")}: ${issue?.message}`).toContain(place);
});

test("a page of every view costs the same beside 20,000 other conversations", async () => {
  const { me: busy, inboxId } = await createTenant("Busy");
  const workspaceId = busy.workspace.id;
  await db().$executeRaw`
    WITH people AS (
      INSERT INTO contacts (id, workspace_id)
      SELECT gen_random_uuid(), ${workspaceId}::uuid FROM generate_series(1, 20000) RETURNING id
    )
    INSERT INTO conversations (id, workspace_id, inbox_id, contact_id, client_id, status, assignee_id,
      last_message_at)
    SELECT gen_random_uuid(), ${workspaceId}::uuid, ${inboxId}::uuid, id, gen_random_uuid(),
      (CASE WHEN n % 10 = 0 THEN 'open' ELSE 'resolved' END)::"ConversationStatus",
      CASE WHEN n % 3 = 0 THEN ${busy.memberId}::uuid END, now() - n * interval '1 minute'
    FROM (SELECT id, row_number() OVER () AS n FROM people) AS numbered`;
  // A few dozen are blocked, and some hundreds wait or are urgent.
  await db().$executeRaw`
    UPDATE contacts SET blocked_at = now() WHERE id IN (
      SELECT contact_id FROM conversations WHERE workspace_id = ${workspaceId}::uuid
      ORDER BY last_message_at DESC LIMIT 30)`;
  await db().$executeRaw`
    UPDATE conversations SET waiting_since = last_message_at - interval '1 hour'
    WHERE id IN (SELECT id FROM conversations
      WHERE workspace_id = ${workspaceId}::uuid AND status = 'open' LIMIT 300)`;
  await db().$executeRaw`
    UPDATE conversations SET priority = 'urgent'
    WHERE id IN (SELECT id FROM conversations
      WHERE workspace_id = ${workspaceId}::uuid AND status = 'open' LIMIT 300)`;
  await db().$executeRaw`ANALYZE conversations`;
  await db().$executeRaw`ANALYZE contacts`;
  for (const view of VIEWS) {
    for (const inbox of [null, inboxId]) {
      for (const sort of SORTS) {
        const segment = SEGMENTS[sort][0];
        const sql = matchingSql(viewFilter(view, { inbox }), busy, { limit: 31, segment });
        const [plan] = await db().$queryRaw<{ "QUERY PLAN": Plan[] }[]>`
          EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`;
        const root = plan?.["QUERY PLAN"][0]?.Plan;
        const buffers = (root?.["Shared Hit Blocks"] ?? 0) + (root?.["Shared Read Blocks"] ?? 0);
        const name = `${view} of ${inbox ?? "all inboxes"} by ${sort}`;
        expect(buffers, name).toBeGreaterThan(0);
        // All who wait are read to find who waits longest, and of each who is blocked their conversations.
        const isRead = sort !== "newest" || view === "blocked";
        expect(buffers, name).toBeLessThan(isRead ? 700 : 200);
      }
    }
  }
}, 60_000);

type Plan = { Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } };
