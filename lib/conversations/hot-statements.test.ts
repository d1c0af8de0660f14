// The statements that run under a name (`runHot`) have one plan for all values. Here PostgreSQL is made to use
// that plan, beside the rows of many others.
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createConversation } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { memberScope, visitorScope } from "../access/scope.ts";
import { db, Prisma, pool } from "../platform/db.ts";
import { runHot } from "../platform/hot-statement.ts";
import { hashToken } from "../platform/secrets.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { messageCounting, sessionForMessageSql, sessionSql } from "../sessions/find-session.ts";
import { appendSql, type MessageAuthor, type NewMessage } from "./append-statement.ts";
import { postVisitorMessage } from "./post-message.ts";

// One connection, so that a test knows which one a statement takes.
process.env.DATABASE_POOL = "1";
useDatabase();

const NEIGHBOURS = 20_000;
/** A few index levels for each table, and the entries that a message writes. Reading a table whole is more. */
const MAX_PAGES = 300;

let own: Awaited<ReturnType<typeof createConversation>>;
let client: pg.Client;

beforeAll(async () => {
  own = await createConversation();
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await fillNeighbours(own.inboxId);
  await client.query("ANALYZE");
  await client.query("SET plan_cache_mode = force_generic_plan");
}, 120_000);
afterAll(() => client.end());

const newMessage = (): NewMessage => ({
  ...{ id: uuidV7(), conversationId: own.id, clientId: crypto.randomUUID(), text: "Hello" },
  ...{ summary: "", content: null, isFirst: false, isByEmail: false },
});
const contact = (): MessageAuthor => ({ type: "contact", contact: own.session.contact });
const agent = (): MessageAuthor => ({
  type: "agent",
  member: { id: own.me.memberId, name: own.me.name },
});
const limited = { workspaceId: "", inboxId: { in: [crypto.randomUUID()] } };

/** Every shape that a hot statement has. */
const SHAPES: Record<string, () => Prisma.Sql> = {
  "a session": () => sessionSql(hashToken("nobody's")),
  "a session and its limits": () =>
    sessionForMessageSql(
      hashToken("neighbour 7"),
      messageCounting({ name: "address:message", who: "2001:db8::1" }),
    ),
  "a visitor's message": () => appendSql(visitorScope(own.session), contact(), newMessage()),
  "an agent's message": () => appendSql(memberScope(own.me), agent(), newMessage()),
  "a program's message": () =>
    appendSql(memberScope(own.me), { type: "bot", apiKeyId: crypto.randomUUID() }, newMessage()),
  "a message of a program that is limited to inboxes": () =>
    appendSql({ ...limited, workspaceId: own.me.workspace.id }, { type: "bot" }, newMessage()),
};

test.each(Object.keys(SHAPES))(
  "a plan for any values reads no rows of others: %s",
  async (name) => {
    const plan = await explain(SHAPES[name]?.() ?? expect.fail());
    const scans = nodesOf(plan).filter((node) => node["Relation Name"] !== undefined);
    const reads = scans.filter((node) => node["Node Type"] !== "ModifyTable");
    expect(reads.map((node) => node["Node Type"]).filter((type) => type !== "Index Scan")).toEqual(
      [],
    );
    const pages = (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
    expect(pages).toBeLessThan(MAX_PAGES);
  },
);

test("a hot statement whose name a pooler has lost is repeated, and names are given up", async () => {
  const post = () =>
    postVisitorMessage(own.session, own.id, { clientId: crypto.randomUUID(), text: "Hello" });
  const prepared = async () =>
    (await pool().query("SELECT 1 FROM pg_prepared_statements WHERE name LIKE 'linkdesk%'")).rows;
  await post();
  expect(await prepared()).not.toEqual([]);
  // As if the next transaction were on another connection.
  await pool().query("DEALLOCATE ALL");
  expect((await post()).created).toBe(true);
  await post();
  expect(await prepared()).toEqual([]);
});

test("a statement that fails for another reason is not repeated", async () => {
  await expect(runHot(Prisma.sql`SELECT 1 / ${0}::int`)).rejects.toThrow("division by zero");
});

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: Plan[];
};

/** Runs it as a prepared statement, and rolls it back. */
async function explain({ text, values }: Prisma.Sql): Promise<Plan> {
  await client.query("BEGIN");
  await client.query(`PREPARE hot AS ${text}`);
  const run = `EXECUTE hot (${values.map(literal).join(", ")})`;
  const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${run}`);
  await client.query("ROLLBACK");
  await client.query("DEALLOCATE hot");
  return rows[0]["QUERY PLAN"][0].Plan;
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString("hex")}'`;
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.join(",")}}`);
  return pg.escapeLiteral(String(value));
}

/** Other people's rows in the same inbox: what a statement without a key would read. */
async function fillNeighbours(inboxId: string): Promise<void> {
  await db().$executeRaw`
    WITH inbox AS (SELECT id, workspace_id FROM inboxes WHERE id = ${inboxId}::uuid),
    person AS (
      INSERT INTO contacts (id, workspace_id)
      SELECT gen_random_uuid(), workspace_id FROM inbox, generate_series(1, ${NEIGHBOURS}::int)
      RETURNING id, workspace_id
    ),
    numbered AS (SELECT *, row_number() OVER () AS number FROM person),
    visit AS (
      INSERT INTO sessions (id, workspace_id, inbox_id, contact_id, token_hash, expires_at)
      SELECT gen_random_uuid(), workspace_id, ${inboxId}::uuid, id,
             sha256(convert_to('neighbour ' || number, 'UTF8')), now() + interval '1 day'
      FROM numbered
    ),
    conversation AS (
      INSERT INTO conversations (id, workspace_id, inbox_id, contact_id, client_id, last_seq)
      SELECT gen_random_uuid(), workspace_id, ${inboxId}::uuid, id, gen_random_uuid(), 1
      FROM person
      RETURNING id, workspace_id
    )
    INSERT INTO messages (id, workspace_id, conversation_id, seq, author_type, text)
    SELECT gen_random_uuid(), workspace_id, id, 1, 'contact', 'Hello' FROM conversation`;
  await db().$executeRaw`
    INSERT INTO rate_limits (key, tat)
    SELECT 'session:message:' || gen_random_uuid(), now() FROM generate_series(1, ${NEIGHBOURS}::int)`;
  // Small tables are read whole, whatever the plan: these get as many rows as a large installation has.
  await db().$executeRaw`
    WITH place AS (
      INSERT INTO workspaces (id, name) SELECT gen_random_uuid(), 'Neighbour'
      FROM generate_series(1, 5000) RETURNING id
    ),
    team AS (
      INSERT INTO teams (id, workspace_id, name, key) SELECT id, id, 'Sales', 'sales' FROM place
    ),
    tag AS (
      INSERT INTO tags (id, workspace_id, name, key, color)
      SELECT id, id, 'Billing', 'billing', 'gray' FROM place RETURNING id
    ),
    tagged AS (
      INSERT INTO conversation_tags (conversation_id, tag_id)
      SELECT talk.id, word.id
      FROM (SELECT id, row_number() OVER () AS n FROM conversations) AS talk
      JOIN (SELECT id, row_number() OVER () AS n FROM tag) AS word ON word.n = talk.n % 5000 + 1
    ),
    inbox AS (
      INSERT INTO inboxes (id, workspace_id, name, brand_name, website_url, updated_at)
      SELECT gen_random_uuid(), id, 'Website', 'Neighbour', '', now() FROM place
    ),
    person AS (
      INSERT INTO users (id, name, email, updated_at)
      SELECT id, 'Neighbour', id || '@example.com', now() FROM place
      RETURNING id
    )
    INSERT INTO members (id, workspace_id, user_id, role)
    SELECT gen_random_uuid(), id, id, 'owner' FROM person`;
}
