// What an empty workspace pays for a large one beside it, in pages that the database reads. Time would
// depend on the machine; pages do not.
import { open } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import {
  type Caller,
  createTenant,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { startTestStack } from "../support/test-stack.ts";
import { ACCESS } from "./route-matrix.ts";

const ROWS = 200_000;
/** Indexes of the larger tables are a level or two deeper, for each statement. */
const DEEPER_PAGES = 40;
const TRIES = 3;

/** Has the database write down what each statement read. */
const EXPLAIN = [
  "session_preload_libraries=auto_explain",
  "auto_explain.log_min_duration=0",
  "auto_explain.log_analyze=on",
  "auto_explain.log_buffers=on",
  "auto_explain.log_timing=off",
];

/** What differs from copy to copy: values, and rows of another table, one for each copy. */
type Copies = { values?: Record<string, string>; parents?: Record<string, string> };

const PER_SECOND = "now() - g * interval '1 second'";
const NEW_ID = "gen_random_uuid()";
/** Tables that grow with a workspace, in the order in which they refer to each other. */
const COPIED: Record<string, Copies> = {
  contacts: {},
  sessions: {
    values: { token_hash: "sha256(gen_random_uuid()::text::bytea)" },
    parents: { contact_id: "contacts" },
  },
  conversations: {
    values: { client_id: NEW_ID, last_message_at: PER_SECOND },
    parents: { contact_id: "contacts" },
  },
  messages: {
    values: { client_id: NEW_ID, seq: "g + 1000" },
    parents: { conversation_id: "conversations" },
  },
  notes: { values: { client_id: NEW_ID }, parents: { conversation_id: "conversations" } },
  page_views: { parents: { session_id: "sessions" } },
  audit_events: { values: { created_at: PER_SECOND } },
  attachments: { parents: { session_id: "sessions" } },
};

let stack: Stack;
let client: pg.Client;
let big: Tenant;
let calls: Record<string, () => Promise<unknown>>;
let before: Record<string, number>;

/** A tenant with one of everything, and its visitor. */
async function createWorld(name: string) {
  const tenant = await createTenant(stack.appUrl, name);
  const { call: visitor, token } = await createVisitor(stack.appUrl, tenant.inbox.id);
  const conversation = await startConversation(visitor);
  const note = { clientId: crypto.randomUUID(), text: "A note" };
  await tenant.call("POST", `/api/v1/conversations/${conversation}/notes`, note);
  await fetch(`${stack.appUrl}/api/widget/v1/uploads`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "x-file-name": "a.txt" },
    body: "x",
  });
  await visitor("PUT", "/api/widget/v1/session/page", PAGE);
  const webhook = { name: "Hook", url: "https://hooks.example.com/x", events: ["message.created"] };
  const hook = await tenant.call<{ id?: string; webhook?: { id: string } }>(
    "POST",
    "/api/v1/webhooks",
    webhook,
  );
  const detail = await tenant.call<{ contact: { id: string } }>(
    "GET",
    `/api/v1/conversations/${conversation}`,
  );
  return {
    tenant,
    visitor,
    ids: {
      conversations: conversation,
      contacts: detail.body.contact.id,
      inboxes: tenant.inbox.id,
      webhooks: hook.body.id ?? hook.body.webhook?.id ?? "",
    } as Record<string, string>,
  };
}

const PAGE = { url: "https://shop.example/a", title: "A" };
const delivered = ({ conversations }: Record<string, string>) => ({
  conversations: [{ id: conversations, seq: 1 }],
});
const text = () => ({ clientId: crypto.randomUUID(), text: "Hello" });
/** Writes that can be repeated. */
const WRITES: Record<string, (ids: Record<string, string>) => unknown> = {
  "POST /api/v1/conversations/[id]/messages": text,
  "POST /api/v1/conversations/[id]/notes": text,
  "POST /api/v1/conversations/[id]/read": () => ({ seq: 1 }),
  "PATCH /api/v1/conversations/[id]": () => ({ status: "resolved" }),
  "PATCH /api/v1/contacts/[id]": () => ({ blocked: false }),
  "PATCH /api/v1/inboxes/[id]": () => ({ name: "Website" }),
  "PUT /api/v1/me/presence": () => ({}),
  "POST /api/widget/v1/conversations": text,
  "POST /api/widget/v1/conversations/[id]/messages": text,
  "POST /api/widget/v1/conversations/[id]/read": () => ({ seq: 1 }),
  "POST /api/widget/v1/conversations/[id]/end": () => ({}),
  "POST /api/v1/conversations/delivered": delivered,
  "POST /api/widget/v1/conversations/delivered": delivered,
  "PUT /api/widget/v1/session/page": () => PAGE,
  "PUT /api/widget/v1/session/user": () => ({ name: "Ada" }),
  "PATCH /api/v1/inboxes/[id]/security": () => ({ trustedDomains: [] }),
  "PATCH /api/v1/webhooks/[id]": () => ({ name: "Hook" }),
  "PATCH /api/v1/me": () => ({ name: "Owner" }),
};
/** Read nothing of a workspace, or are for the work of all of them. */
const LEFT_OUT = /deliveryId|\/api\/cron|\[address\]|\/images$/;

function callsOf({ tenant, visitor, ids }: Awaited<ReturnType<typeof createWorld>>) {
  const made: typeof calls = {};
  const queries: Record<string, string> = {
    "GET /api/widget/v1/config": `?inbox=${tenant.inbox.id}`,
    "GET /api/widget/v1/proactive": `?inbox=${tenant.inbox.id}`,
  };
  for (const [name, access] of Object.entries(ACCESS)) {
    const [method = "", path = ""] = name.split(" ");
    const write = WRITES[name];
    if ((method !== "GET" && !write) || LEFT_OUT.test(path)) continue;
    const address = path.replace(
      /\/([a-z]+)\/\[id\]/g,
      (_, what: string) => `/${what}/${ids[what]}`,
    );
    const query = queries[name] ?? "";
    const call: Caller = access === "visitor" ? visitor : tenant.call;
    made[name] = async () => {
      const { status, body } = await call(method, address + query, write?.(ids));
      expect(status, `${name} ${JSON.stringify(body)}`).toBeLessThan(400);
    };
  }
  // What these read or delete grows with the other calls: each time it is done to a new contact.
  const createContact = async () => {
    const other = await createVisitor(stack.appUrl, tenant.inbox.id);
    const id = await startConversation(other.call);
    const path = `/api/v1/conversations/${id}`;
    return (await tenant.call<{ contact: { id: string } }>("GET", path)).body.contact.id;
  };
  for (const [method, rest] of [
    ["DELETE", ""],
    ["GET", "/export"],
  ]) {
    made[`${method} /api/v1/contacts/[id]${rest}`] = async () => {
      const path = `/api/v1/contacts/${await createContact()}${rest}`;
      expect((await tenant.call(method ?? "", path)).status).toBeLessThan(300);
    };
  }
  return made;
}

/** Pages that the statements of a call read, without those that nobody asked for. */
async function pagesOf(call: () => Promise<unknown>): Promise<number> {
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  const log = await open(`${rows[0]?.data_directory}.log`, "r");
  const counts: number[] = [];
  try {
    for (let i = 0; i < TRIES; i++) {
      const { size: from } = await log.stat();
      await call();
      const { size: to } = await log.stat();
      const { buffer } = await log.read(Buffer.alloc(to - from), 0, to - from, from);
      const entries = buffer
        .toString("utf8")
        .split(/ duration: .* plan:/)
        .slice(1);
      const ours = entries.filter(
        (entry) => !/pgboss|webhook_deliveries|pg_stat|data_directory/.test(entry),
      );
      counts.push(ours.reduce((sum, entry) => sum + buffersIn(entry), 0));
    }
  } finally {
    await log.close();
  }
  return Math.min(...counts);
}

/** Of a plan: its first line of buffers is that of the whole. */
function buffersIn(plan: string): number {
  const [, hit = "0", read = "0"] =
    /Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(plan) ?? [];
  return Number(hit) + Number(read);
}

async function measure() {
  const pages: Record<string, number> = {};
  for (const [name, call] of Object.entries(calls)) pages[name] = await pagesOf(call);
  return pages;
}

/** Copies one row of a table, of the large workspace. */
async function fill(table: string, { values = {}, parents = {} }: Copies): Promise<void> {
  const { rows } = await client.query<{ column_name: string }>(
    `SELECT column_name FROM information_schema.columns
     WHERE table_name = $1 AND table_schema = 'public' AND is_generated = 'NEVER'`,
    [table],
  );
  const columns = rows.map((row) => row.column_name);
  const workspace = `(SELECT workspace_id FROM inboxes WHERE id = '${big.inbox.id}')`;
  const sessions = `(SELECT id FROM sessions WHERE inbox_id = '${big.inbox.id}')`;
  const isOurs = columns.includes("workspace_id")
    ? `workspace_id = ${workspace}`
    : `session_id IN ${sessions}`;
  const own: Record<string, string> = { id: NEW_ID, ...values };
  for (const column of Object.keys(parents)) own[column] = `${column}_of.id`;
  const joins = Object.entries(parents).map(
    ([column, parent]) => `JOIN (
       SELECT id, row_number() OVER () AS n FROM ${parent} WHERE workspace_id = ${workspace}
     ) ${column}_of ON ${column}_of.n = g`,
  );
  const { rowCount } = await client.query(
    `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(", ")})
     SELECT ${columns.map((column) => own[column] ?? `one."${column}"`).join(", ")}
     FROM (SELECT * FROM ${table} WHERE ${isOurs} LIMIT 1) one
     CROSS JOIN generate_series(1, ${ROWS}) g ${joins.join(" ")}`,
  );
  expect(rowCount, table).toBe(ROWS);
}

beforeAll(async () => {
  stack = await startTestStack({ postgresSettings: EXPLAIN });
  client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  const world = await createWorld("Empty");
  big = (await createWorld("Large")).tenant;
  calls = callsOf(world);
  // What is asked for the first time is compiled and planned anew.
  const answers = await Promise.allSettled(Object.values(calls).map((call) => call()));
  expect(answers.filter(({ status }) => status === "rejected")).toEqual([]);
  await client.query("VACUUM ANALYZE");
  before = await measure();
  await client.query("SET session_replication_role = replica");
  for (const [table, differing] of Object.entries(COPIED)) await fill(table, differing);
  await client.query("VACUUM ANALYZE");
}, 400_000);
afterAll(async () => {
  await client?.end();
  await stack?.stop();
});

test("many routes are measured", () => {
  expect(Object.keys(calls).length).toBeGreaterThan(30);
  expect(before["GET /api/v1/conversations/counts"]).toBeGreaterThan(0);
});

test("an empty workspace does not pay for a large one beside it", {
  timeout: 200_000,
}, async () => {
  const after = await measure();
  const dearer = Object.entries(after)
    .map(([name, pages]) => ({ name, before: before[name] ?? 0, after: pages }))
    .filter((route) => route.after > 2 * route.before + DEEPER_PAGES);
  expect(dearer).toEqual([]);
});
