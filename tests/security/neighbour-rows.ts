// The rows of a large workspace and of many others, beside the workspace that neighbours.test.ts measures.
import type pg from "pg";

/** Few rows of others, but enough for the plans of a used database; and many. */
export const FEW = 2_000;
export const MANY = 80_000;

/**
 * How the rows of a table are made: `values` by column. With `isCopy`, the other columns come from one row
 * of the large workspace.
 */
type Rows = { isCopy?: boolean; values: Record<string, string> };

/** The id of the row number g of a table: the same wherever it is referred to. */
const idOf = (table: string) => `md5('${table}' || g)::uuid`;
const HASH = "sha256(gen_random_uuid()::text::bytea)";
const EARLIER = "now() - g * interval '1 second'";
const LATER = "now() + interval '1 day'";
const RANDOM = "gen_random_uuid()";
/** The workspace and the webhook of the large tenant. */
const LARGE = "$1::uuid";
const HOOK = "(SELECT id FROM webhooks WHERE workspace_id = $1::uuid LIMIT 1)";

/** Every table that grows with the use of the service, in the order in which they refer to each other. */
export const NEIGHBOURS: Record<string, Rows> = {
  users: { isCopy: true, values: { email: "'user' || g || '@elsewhere.example'" } },
  sign_ins: { isCopy: true, values: { user_id: idOf("users") } },
  known_browsers: { values: { user_id: idOf("users"), name: "'Firefox'" } },
  account_tokens: {
    values: {
      user_id: idOf("users"),
      purpose: "'reset_password'",
      email: "'user' || g || '@elsewhere.example'",
      token_hash: HASH,
      expires_at: LATER,
    },
  },
  recovery_codes: { values: { user_id: idOf("users"), code_hash: HASH } },
  identities: { values: { user_id: idOf("users"), provider: "'google'", subject: "g::text" } },
  sign_in_throttles: { values: { key: HASH, failures: "1", last_at: "now()" } },
  rate_limits: { values: { key: "'elsewhere' || g", tat: "now()" } },
  workspaces: { values: { name: "'Elsewhere'" } },
  join_domains: {
    values: { workspace_id: idOf("workspaces"), domain: "'d' || g || '.example'" },
  },
  removed_members: { values: { workspace_id: idOf("workspaces"), user_id: idOf("users") } },
  members: { isCopy: true, values: { user_id: idOf("users"), role: "'agent'" } },
  invitations: {
    values: {
      workspace_id: LARGE,
      email: "'new' || g || '@elsewhere.example'",
      role: "'agent'",
      token_hash: HASH,
      expires_at: LATER,
    },
  },
  inboxes: { isCopy: true, values: {} },
  inbox_secrets: { values: { inbox_id: idOf("inboxes"), sealed: "'x'::bytea" } },
  contacts: { isCopy: true, values: {} },
  sessions: { isCopy: true, values: { token_hash: HASH, contact_id: idOf("contacts") } },
  session_jwts: { values: { session_id: idOf("sessions"), jwt_hash: HASH, expires_at: LATER } },
  conversations: {
    isCopy: true,
    values: { client_id: RANDOM, last_message_at: EARLIER, contact_id: idOf("contacts") },
  },
  attribute_definitions: {
    values: {
      workspace_id: idOf("workspaces"),
      subject: "'contact'",
      key: "'key'",
      name: "'Name'",
      type: "'text'",
      position: "0",
    },
  },
  tags: {
    values: {
      workspace_id: idOf("workspaces"),
      name: "'Tag'",
      key: "'tag'",
      color: "'gray'",
    },
  },
  conversation_tags: {
    values: { conversation_id: idOf("conversations"), tag_id: idOf("tags") },
  },
  teams: { values: { workspace_id: idOf("workspaces"), name: "'Team'", key: "'team'" } },
  team_members: { values: { team_id: idOf("teams"), member_id: idOf("members") } },
  saved_views: {
    values: {
      workspace_id: idOf("workspaces"),
      name: "'View'",
      icon: "''",
      filter: "'{}'",
      updated_at: "now()",
    },
  },
  conversation_reads: {
    values: {
      member_id: idOf("members"),
      conversation_id: idOf("conversations"),
      read_seq: "1",
      contact_messages: "1",
    },
  },
  conversation_followers: {
    values: { member_id: idOf("members"), conversation_id: idOf("conversations") },
  },
  scheduled_messages: {
    values: {
      conversation_id: idOf("conversations"),
      client_id: RANDOM,
      member_id: idOf("members"),
      text: "'Later'",
      send_at: LATER,
      contact_messages: "1",
    },
  },
  drafts: {
    values: {
      member_id: idOf("members"),
      conversation_id: idOf("conversations"),
      mode: "'reply'",
      text: "'A draft'",
      revision: "1",
      tab_id: RANDOM,
      tab_version: "1",
    },
  },
  messages: {
    isCopy: true,
    values: { client_id: RANDOM, seq: "g + 1000", conversation_id: idOf("conversations") },
  },
  notes: {
    isCopy: true,
    values: { client_id: RANDOM, conversation_id: idOf("conversations") },
  },
  mentions: {
    values: {
      note_id: idOf("notes"),
      member_id: idOf("members"),
      workspace_id: LARGE,
      conversation_id: idOf("conversations"),
    },
  },
  attachments: {
    isCopy: true,
    values: { session_id: idOf("sessions"), message_id: idOf("messages") },
  },
  page_views: { isCopy: true, values: { session_id: idOf("sessions") } },
  proactive_counts: { values: { inbox_id: idOf("inboxes"), rule_id: "'page'" } },
  conversation_mails: {
    values: {
      conversation_id: idOf("conversations"),
      side: "'contact'",
      workspace_id: LARGE,
    },
  },
  mail_accounts: {
    values: {
      inbox_id: idOf("inboxes"),
      workspace_id: idOf("workspaces"),
      address: "'box' || g || '@elsewhere.example'",
      sender_name: "'Elsewhere'",
    },
  },
  contact_addresses: {
    values: {
      contact_id: idOf("contacts"),
      workspace_id: LARGE,
      address: "'kari' || g || '@elsewhere.example'",
      source: "'mail'",
    },
  },
  contact_events: {
    values: {
      contact_id: idOf("contacts"),
      workspace_id: LARGE,
      client_id: RANDOM,
      name: "'Order placed'",
      at: EARLIER,
    },
  },
  contact_card_sources: {
    values: {
      workspace_id: idOf("workspaces"),
      url: "'http://127.0.0.1:9/'",
      title: "'Elsewhere'",
      secret: "'x'::bytea",
    },
  },
  contact_card_answers: {
    values: {
      contact_id: idOf("contacts"),
      reader_id: RANDOM,
      workspace_id: LARGE,
      card: "'{}'",
      fetched_at: "now()",
    },
  },
  email_threads: {
    values: {
      conversation_id: idOf("conversations"),
      workspace_id: LARGE,
      subject: "'Hello'",
    },
  },
  emails: {
    values: {
      workspace_id: LARGE,
      inbox_id: idOf("inboxes"),
      conversation_id: idOf("conversations"),
      direction: "'outgoing'",
      state: "'sent'",
      header_id: "g || '@elsewhere.example'",
      created_at: EARLIER,
    },
  },
  audit_events: { isCopy: true, values: { at: EARLIER } },
  // A workspace may have 50 of them.
  webhooks: { isCopy: true, values: { workspace_id: "md5('workspaces' || g / 50 + 1)::uuid" } },
  // A workspace may have 100 that work.
  api_keys: {
    values: {
      workspace_id: "md5('workspaces' || g / 100 + 1)::uuid",
      name: "'Program'",
      key_hash: "decode(md5('api_keys' || g), 'hex')",
      hint: "'abcd'",
      scopes: "'{members:read}'",
      inbox_ids: "'{}'",
    },
  },
  // A workspace may share 2,000 of them.
  saved_replies: {
    values: {
      workspace_id: "md5('workspaces' || g / 100 + 1)::uuid",
      name: "'Refund'",
      text: "'It is on its way.'",
    },
  },
  events: {
    values: {
      workspace_id: LARGE,
      type: "'conversation.resolved'",
      conversation_id: idOf("conversations"),
      contact_id: idOf("contacts"),
      actor_type: "'contact'",
      in_timeline: "true",
      dispatched_at: "now()",
    },
  },
  // A workspace has a few.
  imports: {
    values: {
      workspace_id: "md5('workspaces' || g / 10 + 1)::uuid",
      inbox_id: idOf("inboxes"),
      name: "'Before'",
      source: "'linkdesk'",
    },
  },
  import_parts: {
    values: {
      import_id: idOf("imports"),
      ...{ number: "1", bytes: "1", records: "1", skipped: "0", failed: "0" },
    },
  },
  import_records: {
    values: {
      import_id: idOf("imports"),
      kind: "'message'",
      parent_id: "'v'",
      external_id: "g::text",
      ...{ part: "1", line: "1", place: "1", data: "'{}'" },
    },
  },
  import_problems: {
    values: {
      id: "g + 10000000",
      import_id: idOf("imports"),
      is_of_run: "false",
      message: "'is no JSON'",
    },
  },
  import_origins: {
    values: {
      workspace_id: LARGE,
      source: "'linkdesk'",
      kind: "'contact'",
      external_id: "'elsewhere' || g",
      contact_id: idOf("contacts"),
    },
  },
  search_documents: {
    values: {
      workspace_id: LARGE,
      kind: "'message'",
      conversation_id: idOf("conversations"),
      inbox_id: idOf("inboxes"),
      seq: "1",
      at: EARLIER,
      tokens: `array_to_tsvector(ARRAY(
        SELECT right(${LARGE}::text, 10) || '2a' || g % 10 || ':' || word
        FROM unnest(ARRAY['hello', 'note', 'all:', 'w' || g]) AS word))`,
    },
  },
  webhook_deliveries: {
    values: {
      workspace_id: LARGE,
      webhook_id: HOOK,
      event: "'message.sent'",
      event_id: RANDOM,
      conversation_id: idOf("conversations"),
      contact_id: idOf("contacts"),
      state: "'delivered'",
      created_at: EARLIER,
    },
  },
};

/** Tables that are left as they are. */
export const NO_NEIGHBOURS: Record<string, string> = {
  file_removals: "a job works it off at once; no route reads it",
  search_backfills: "has a row for each kind of document, and none once everything is indexed",
  published_packages: "has a row for each npm package of each release, whoever uses the service",
  _prisma_migrations: "of the tool that applies migrations",
};

/** The rows from one number to another in every table; `workspaceId` is the large one. */
type Range = { workspaceId: string; from: number; to: number };

/** Fills every table beside the measured workspace. */
export async function fillNeighbours(client: pg.Client, range: Range): Promise<void> {
  // Rows are complete and refer to each other; checking each of the references would take minutes.
  await client.query("SET session_replication_role = replica");
  await client.query("SET auto_explain.log_min_duration = -1");
  for (const [table, rows] of Object.entries(NEIGHBOURS)) await fill(client, table, rows, range);
  await client.query("SET session_replication_role = DEFAULT");
  await client.query("VACUUM ANALYZE");
}

async function fill(
  client: pg.Client,
  table: string,
  { isCopy, values }: Rows,
  { workspaceId, from, to }: Range,
): Promise<void> {
  const columns = await columnsOf(client, table);
  const made: Record<string, string> = {
    ...(columns.includes("id") && { id: idOf(table) }),
    ...(!isCopy && columns.includes("updated_at") && { updated_at: "now()" }),
    ...values,
  };
  const names = isCopy ? columns : Object.keys(made);
  const source = isCopy
    ? `, (SELECT * FROM ${table} WHERE ${ofLarge(table, columns)} LIMIT 1) one`
    : "";
  const { rowCount } = await client.query(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")})
     SELECT ${names.map((name) => made[name] ?? `one."${name}"`).join(", ")}
     FROM generate_series($2::int, $3::int) g ${source}
     WHERE $1::uuid IS NOT NULL`,
    [workspaceId, from, to],
  );
  const expected = to - from + 1;
  if (rowCount !== expected) throw new Error(`${table}: ${rowCount} rows instead of ${expected}`);
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ column_name: string }>(
    `SELECT column_name FROM information_schema.columns
     WHERE table_name = $1 AND table_schema = 'public' AND is_generated = 'NEVER'`,
    [table],
  );
  return rows.map((row) => row.column_name);
}

/** Which rows of a table belong to the large workspace. */
function ofLarge(table: string, columns: string[]): string {
  const owner = "(SELECT user_id FROM members WHERE workspace_id = $1 AND role = 'owner')";
  if (table === "users") return `id = ${owner}`;
  if (columns.includes("workspace_id") && table !== "sign_ins") return "workspace_id = $1";
  if (columns.includes("user_id")) return `user_id = ${owner}`;
  return "session_id IN (SELECT id FROM sessions WHERE workspace_id = $1)";
}

/** Tables of the service that are in neither of the lists above. */
export async function unlistedTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const listed = [...Object.keys(NEIGHBOURS), ...Object.keys(NO_NEIGHBOURS)];
  return rows.map(({ name }) => name).filter((name) => !listed.includes(name));
}
