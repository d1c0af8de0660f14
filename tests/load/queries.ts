import type pg from "pg";
import { createTenant, createVisitor, startConversation } from "../support/http-client.ts";
import { createHttpLoad, type HttpLoad } from "./http-load.ts";
import { atMost } from "./metric.ts";
import { openStatementLog, type StatementLog } from "./statement-log.ts";
import { messagePost } from "./throughput.ts";
import type { Part } from "./workbench.ts";

const FEW_CONVERSATIONS = 10;
const MANY_CONVERSATIONS = 2_000;
const MAX_ROUND_TRIPS = 2;
const POSTS = 30;
const MAX_WARM_UP_POSTS = 50;

/** Round trips to the database for one posted message, in a small and in a larger workspace. */
export const measureQueries: Part = async (bench) => {
  const { appUrl, databaseUrl } = await bench.stack();
  const tenant = await createTenant(appUrl);
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const conversationId = await startConversation(visitor.call);
  const load = createHttpLoad(appUrl, 1);
  const log = await openStatementLog(databaseUrl);
  bench.defer(async () => load.close());
  bench.defer(log.close);
  const post = messagePost(conversationId, visitor.token);

  await fill(log.client, tenant.inbox.id, FEW_CONVERSATIONS - 1);
  await untilLogged(log, () => expectCreated(load, post));
  const few = await roundTrips(log, () => expectCreated(load, post));
  await fill(log.client, tenant.inbox.id, MANY_CONVERSATIONS - FEW_CONVERSATIONS);
  const many = await roundTrips(log, () => expectCreated(load, post));
  await log.close();

  const row = (value: number, conversations: number, limit: number) =>
    atMost(
      {
        name: `database round trips per posted message, ${conversations.toLocaleString("en")} conversations`,
        value,
        isExact: true,
      },
      limit,
    );
  return [
    row(few, FEW_CONVERSATIONS, MAX_ROUND_TRIPS),
    row(many, MANY_CONVERSATIONS, Math.min(few, MAX_ROUND_TRIPS)),
  ];
};

async function expectCreated(load: HttpLoad, post: ReturnType<typeof messagePost>): Promise<void> {
  const status = await load.send(post());
  if (status !== 201) throw new Error(`A message was answered with ${status}.`);
}

/** Each connection of the service takes up the setting with the first query after it. */
async function untilLogged(log: StatementLog, post: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < MAX_WARM_UP_POSTS; tries++) {
    const statements = await log.during(post);
    if (statements.length > 0) return;
  }
  throw new Error("The database's log shows no statement of the service.");
}

/**
 * Of many posts together, rounded: a statement that is sent beside the answer falls into the next
 * post, the last one's perhaps behind them all, and the service does a few on a clock of its own.
 */
async function roundTrips(log: StatementLog, post: () => Promise<void>): Promise<number> {
  const statements = await log.during(async () => {
    for (let posts = 0; posts < POSTS; posts++) await post();
  });
  return Math.round(statements.length / POSTS);
}

/** Adds conversations to the inbox, each with a contact and a message of its own. */
async function fill(client: pg.Client, inboxId: string, count: number): Promise<void> {
  await client.query(
    `WITH inbox AS (SELECT id, workspace_id FROM inboxes WHERE id = $1),
     person AS (
       INSERT INTO contacts (id, workspace_id)
       SELECT gen_random_uuid(), workspace_id FROM inbox, generate_series(1, $2)
       RETURNING id, workspace_id
     ),
     conversation AS (
       INSERT INTO conversations (id, workspace_id, inbox_id, contact_id, client_id, last_seq)
       SELECT gen_random_uuid(), workspace_id, $1, id, gen_random_uuid(), 1 FROM person
       RETURNING id, workspace_id
     )
     INSERT INTO messages (id, workspace_id, conversation_id, seq, author_type, text)
     SELECT gen_random_uuid(), workspace_id, id, 1, 'contact', 'Hello' FROM conversation`,
    [inboxId, count],
  );
}
