// A workspace as large as wanted, for measuring and for looking at lists that are never empty.
import pg from "pg";

export type LargeWorkspace = { workspaceId: string; email: string };

const NAME = "Large workspace";
const OWNER_EMAIL = "large@linkdesk.example";
const INBOXES = 20;
const MEMBERS = 50;
const TEAMS = 4;
const TAGS = 40;
/** Conversations in one transaction: about 50,000 messages. */
const STEP = 5_000;

/**
 * Fills the large workspace up to so many conversations, with six contacts to ten of them and ten messages each. The
 * rows follow from their number, so that a run that was interrupted goes on, and a larger number adds to what is there.
 * The database makes the rows itself: nothing of them travels to it.
 * @param progress Called after each step with how many conversations there are.
 */
export async function seedLarge(
  databaseUrl: string,
  conversations: number,
  progress: (done: number) => void,
): Promise<LargeWorkspace> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(FUNCTIONS);
    const workspaceId = await createWorkspace(client);
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM conversations WHERE workspace_id = $1",
      [workspaceId],
    );
    let done = rows[0]?.count ?? 0;
    progress(done);
    while (done < conversations) {
      const next = Math.min(conversations, done + STEP);
      await insertConversations(client, workspaceId, done + 1, next);
      done = next;
      progress(done);
    }
    for (const table of ["contacts", "conversations", "conversation_tags", "messages"])
      await client.query(`VACUUM (ANALYZE) ${table}`);
    return { workspaceId, email: OWNER_EMAIL };
  } finally {
    await client.end();
  }
}

/** Ids as version 7 of RFC 9562 has them, that follow from a time, a number and what they are for. */
const FUNCTIONS = `
  CREATE OR REPLACE FUNCTION pg_temp.seed_id(at timestamptz, kind int, n bigint) RETURNS uuid
  LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
      || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid
  $$`;

const KIND = { user: 1, member: 2, inbox: 3, team: 4, tag: 5, contact: 6, talk: 7, message: 8 };

async function createWorkspace(client: pg.Client): Promise<string> {
  const found = await client.query<{ id: string }>("SELECT id FROM workspaces WHERE name = $1", [
    NAME,
  ]);
  if (found.rows[0]) return found.rows[0].id;
  await client.query("BEGIN");
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO workspaces (id, name) VALUES (gen_random_uuid(), $1) RETURNING id",
    [NAME],
  );
  const id = rows[0]?.id ?? "";
  const insert = (sql: string) => client.query(sql.replaceAll("$workspace", `'${id}'::uuid`));
  const rowsOf = (count: number) =>
    `generate_series(1, ${count}) AS n, (SELECT created_at AS at FROM workspaces WHERE id = $workspace) AS w`;
  await insert(`
    INSERT INTO users (id, email, name, email_verified_at, updated_at)
    SELECT pg_temp.seed_id(at, ${KIND.user}, n),
      CASE n WHEN 1 THEN '${OWNER_EMAIL}' ELSE 'large-' || n || '@linkdesk.example' END,
      'Agent ' || n, at, at
    FROM ${rowsOf(MEMBERS)}`);
  await insert(`
    INSERT INTO members (id, workspace_id, user_id, role, created_at)
    SELECT pg_temp.seed_id(at, ${KIND.member}, n), $workspace, pg_temp.seed_id(at, ${KIND.user}, n),
      CASE n WHEN 1 THEN 'owner'::"Role" ELSE 'agent'::"Role" END, at - interval '3 days'
    FROM ${rowsOf(MEMBERS)}`);
  await insert(`
    INSERT INTO inboxes (id, workspace_id, name, brand_name, website_url, updated_at)
    SELECT pg_temp.seed_id(at, ${KIND.inbox}, n), $workspace, 'Inbox ' || n, 'Shop ' || n,
      'https://shop-' || n || '.example', at
    FROM ${rowsOf(INBOXES)}`);
  await insert(`
    INSERT INTO teams (id, workspace_id, name, key)
    SELECT pg_temp.seed_id(at, ${KIND.team}, n), $workspace, 'Team ' || n, 'team ' || n
    FROM ${rowsOf(TEAMS)}`);
  await insert(`
    INSERT INTO team_members (team_id, member_id)
    SELECT pg_temp.seed_id(at, ${KIND.team}, 1 + n % ${TEAMS}), pg_temp.seed_id(at, ${KIND.member}, n)
    FROM ${rowsOf(MEMBERS)}`);
  await insert(`
    INSERT INTO tags (id, workspace_id, name, key, color)
    SELECT pg_temp.seed_id(at, ${KIND.tag}, n), $workspace, 'Tag ' || n, 'tag ' || n, 'blue'
    FROM ${rowsOf(TAGS)}`);
  await client.query("COMMIT");
  return id;
}

/**
 * Number 1 is the newest, and each is a minute older than the one before. Of the newest a third is open; of the others
 * one in a hundred.
 */
async function insertConversations(
  client: pg.Client,
  workspaceId: string,
  from: number,
  to: number,
): Promise<void> {
  const numbers = `
    WITH numbered AS (
      SELECT n, w.created_at AS at0, w.created_at - n * interval '1 minute' AS at,
        ceil(n * 0.6)::bigint AS contact_no, 1 + (n * 31) % 19 AS messages,
        CASE WHEN n % 211 = 0 THEN 'snoozed' WHEN n % 101 = 0 OR (n < 3000 AND n % 3 = 0) THEN 'open'
          ELSE 'resolved' END AS state
      FROM generate_series(${from}::bigint, ${to}::bigint) AS n,
        (SELECT created_at FROM workspaces WHERE id = '${workspaceId}') AS w
    )`;
  const contactId = `pg_temp.seed_id(at0 - contact_no * interval '1 minute', ${KIND.contact}, contact_no)`;
  const id = `pg_temp.seed_id(at, ${KIND.talk}, n)`;
  const ref = (kind: number, n: string) => `pg_temp.seed_id(at0, ${kind}, ${n})`;
  await client.query("BEGIN");
  await client.query(`${numbers}
    INSERT INTO contacts (id, workspace_id, name, email, created_at, last_seen_at)
    SELECT DISTINCT ON (contact_no) ${contactId}, '${workspaceId}'::uuid, 'Contact ' || contact_no,
      'contact-' || contact_no || '@example.com', at, at
    FROM numbered ON CONFLICT DO NOTHING`);
  await client.query(`${numbers}
    INSERT INTO conversations (id, workspace_id, inbox_id, contact_id, client_id, assignee_id,
      team_id, priority, status, snoozed_until, resolved_at, waiting_since, last_seq,
      last_message_at, preview, preview_author, contact_messages, contact_unread, agent_read_seq,
      contact_read_seq, created_at)
    SELECT ${id}, '${workspaceId}'::uuid, ${ref(KIND.inbox, `1 + n % ${INBOXES}`)}, ${contactId}, ${id},
      CASE WHEN n % 4 > 0 THEN ${ref(KIND.member, `1 + n % ${MEMBERS}`)} END,
      CASE WHEN n % 5 = 0 THEN ${ref(KIND.team, `1 + n % ${TEAMS}`)} END,
      CASE WHEN n % 20 = 0 THEN (ARRAY['urgent', 'high', 'medium', 'low'])[1 + n % 4]::"Priority" END,
      state::"ConversationStatus",
      CASE WHEN state = 'snoozed' AND n % 2 = 0 THEN at0 + interval '30 days' END,
      CASE WHEN state = 'resolved' THEN at END,
      CASE WHEN state = 'open' AND messages % 2 = 1 THEN at END,
      messages, at, 'Message ' || messages || ' of conversation ' || n,
      CASE WHEN messages % 2 = 1 THEN 'contact'::"AuthorType" ELSE 'agent'::"AuthorType" END,
      (messages + 1) / 2, 0, messages, messages, at - interval '1 hour'
    FROM numbered`);
  await client.query(`${numbers}
    INSERT INTO messages (id, workspace_id, conversation_id, seq, client_id, author_type, member_id,
      text, created_at)
    SELECT pg_temp.seed_id(at, ${KIND.message}, n * 32 + seq), '${workspaceId}'::uuid, ${id}, seq,
      pg_temp.seed_id(at, ${KIND.message}, n * 32 + seq),
      CASE WHEN seq % 2 = 1 THEN 'contact'::"AuthorType" ELSE 'agent'::"AuthorType" END,
      CASE WHEN seq % 2 = 0 THEN ${ref(KIND.member, `1 + n % ${MEMBERS}`)} END,
      'Message ' || seq || ' of conversation ' || n || ': where is order ' || n * 7 + seq || '?',
      at - (messages - seq) * interval '1 minute'
    FROM numbered CROSS JOIN LATERAL generate_series(1, messages::int) AS seq`);
  await client.query(`${numbers}
    INSERT INTO conversation_tags (conversation_id, tag_id)
    SELECT ${id}, ${ref(KIND.tag, `2 + n % ${TAGS - 1}`)} FROM numbered WHERE n % 3 = 0
    UNION ALL
    SELECT ${id}, ${ref(KIND.tag, "1")} FROM numbered WHERE n % 5000 = 17`);
  await client.query("COMMIT");
}
