// How the desk behaves with ten thousand conversations, and with as many as wanted.
import type { ConversationFilter } from "@linkdesk/contract/conversation-filter.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import pg from "pg";
import { hashPassword } from "../../lib/platform/password.ts";
import { seedLarge } from "../../prisma/seed/large.ts";
import { type Caller, memberCaller, signIn } from "../support/http-client.ts";
import { atMost, figure, type Metric, quantile } from "./metric.ts";
import type { Part } from "./workbench.ts";

const FEW = 10_000;
const RUNS = 50;
const WARM_UP_RUNS = 5;
/** Times this short are noise, whatever their ratio. */
const NOISE_MS = 15;
const MAX_RATIO = 2;
const PASSWORD = "a password for measuring";
/** What must never be read from one end to the other. */
const BIG_TABLES = ["conversations", "messages", "contacts", "conversation_tags"];

type Step = { name: string; ask: () => Promise<unknown> };

/** Every list, count and opening, with few conversations and then with `conversations` of them. */
export const measureScale =
  (conversations: number): Part =>
  async (bench) => {
    const { appUrl, databaseUrl } = await bench.stack();
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    bench.defer(() => client.end());
    const few = await fill(databaseUrl, FEW, bench.say);
    await client.query("UPDATE users SET password_hash = $1 WHERE email = $2", [
      await hashPassword(PASSWORD),
      few.email,
    ]);
    const cookie = await signIn(appUrl, { email: few.email, password: PASSWORD });
    const call = memberCaller(appUrl, cookie ?? "");
    const steps = await stepsOf(call, client, few.workspaceId);
    const before = await measureAll(steps, client);
    await fill(databaseUrl, conversations, bench.say);
    const after = await measureAll(steps, client);
    const count = conversations.toLocaleString("en");
    return steps.flatMap(({ name }): Metric[] => {
      const [small, large] = [before.get(name), after.get(name)];
      if (!small || !large) return [];
      const allowed = Math.max(small.p95 * MAX_RATIO, NOISE_MS);
      return [
        atMost({ name: `${name}: p95 at ${count}`, value: large.p95, unit: "ms" }, allowed),
        figure({
          name: `${name}: p95 at ${FEW.toLocaleString("en")}`,
          value: small.p95,
          unit: "ms",
        }),
        atMost({ name: `${name}: big tables read whole`, value: large.scans, isExact: true }, 0),
      ];
    });
  };

async function fill(databaseUrl: string, conversations: number, say: (line: string) => void) {
  let said = 0;
  return seedLarge(databaseUrl, conversations, (done) => {
    if (done < conversations && done - said < 100_000) return;
    said = done;
    say(`  ${done.toLocaleString("en")} of ${conversations.toLocaleString("en")} conversations`);
  });
}

/** A filter of one condition, and of two. */
const where = (...conditions: ConversationFilter["conditions"]): ConversationFilter => ({
  match: "all",
  conditions,
});

async function stepsOf(call: Caller, client: pg.Client, workspaceId: string): Promise<Step[]> {
  const get = async (path: string) => {
    const { status, body } = await call("GET", path);
    if (status !== 200) throw new Error(`${path} was answered with ${status}`);
    return body;
  };
  const idOf = async (table: "inboxes" | "teams" | "tags", name: string) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE workspace_id = $1 AND name = $2`,
      [workspaceId, name],
    );
    return rows[0]?.id ?? "";
  };
  const [inbox, team] = [await idOf("inboxes", "Inbox 3"), await idOf("teams", "Team 2")];
  const [tag, rareTag] = [await idOf("tags", "Tag 7"), await idOf("tags", "Tag 1")];
  const open = { field: "status", operator: "is", value: "open" } as const;
  const resolved = { field: "status", operator: "is", value: "resolved" } as const;
  const filters: Record<string, ConversationFilter> = {
    "open conversations": where(open),
    mine: where(open, { field: "assignee", operator: "is", value: "me" }),
    unassigned: where(open, { field: "assignee", operator: "is", value: "nobody" }),
    waiting: where(open, { field: "waiting", operator: "is", value: true }),
    snoozed: where({ field: "status", operator: "is", value: "snoozed" }),
    resolved: where(resolved),
    "resolved of an inbox": where(resolved, { field: "inbox", operator: "is", value: inbox }),
    "of a team": where(open, { field: "team", operator: "is", value: team }),
    urgent: where(open, { field: "priority", operator: "is", value: "urgent" }),
    "of a tag": where({ field: "tag", operator: "is", value: tag }),
    "of a rare tag": where({ field: "tag", operator: "is", value: rareTag }),
    "resolved and unread": where(resolved, { field: "unread", operator: "is", value: true }),
    everything: where(),
  };
  const list = (filter: ConversationFilter, more = "") =>
    get(`/api/v1/conversations?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`);
  const first = (await list(where(resolved), "&limit=100")) as Page<{ id: string }>;
  const cursor = encodeURIComponent(first.nextCursor ?? "");
  const id = first.items[0]?.id ?? "";
  return [
    ...Object.entries(filters).map(([name, filter]) => ({
      name: `list, ${name}`,
      ask: () => list(filter),
    })),
    { name: "list, a later page", ask: () => list(where(resolved), `&cursor=${cursor}`) },
    { name: "counts", ask: () => get("/api/v1/conversations/counts") },
    { name: "contacts", ask: () => get("/api/v1/contacts") },
    { name: "contacts by e-mail", ask: () => get("/api/v1/contacts?q=contact-12") },
    {
      name: "opening a conversation",
      ask: () =>
        Promise.all([
          get(`/api/v1/conversations/${id}`),
          get(`/api/v1/conversations/${id}/messages`),
          get(`/api/v1/conversations/${id}/notes`),
          get(`/api/v1/conversations/${id}/activities`),
        ]),
    },
  ];
}

async function measureAll(steps: readonly Step[], client: pg.Client) {
  const results = new Map<string, { p95: number; scans: number }>();
  for (const { name, ask } of steps) {
    for (let run = 0; run < WARM_UP_RUNS; run += 1) await ask();
    const scansBefore = await countScans(client);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
    const scans = (await countScans(client)) - scansBefore;
    results.set(name, { p95: quantile(times, 0.95), scans });
  }
  return results;
}

/** How often PostgreSQL has read a big table from one end to the other. */
async function countScans(client: pg.Client): Promise<number> {
  // The statistics of another connection appear when it is idle for a second, or is asked.
  await client.query("SELECT pg_stat_force_next_flush(), pg_stat_clear_snapshot()");
  const { rows } = await client.query<{ scans: string }>(
    "SELECT sum(seq_scan) AS scans FROM pg_stat_user_tables WHERE relname = ANY($1)",
    [BIG_TABLES],
  );
  return Number(rows[0]?.scans ?? 0);
}
