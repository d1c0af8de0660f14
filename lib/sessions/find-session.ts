import "server-only";
import { type Counting, countUses, type RateUse } from "../http/rate-limit.ts";
import { Prisma } from "../platform/db.ts";
import { runHot } from "../platform/hot-statement.ts";

/** A session that is neither revoked nor expired, with its contact and its inbox. */
export type SessionRow = {
  id: string;
  workspaceId: string;
  inboxId: string;
  verifiedAt: Date | null;
  retentionDays: number | null;
  isCustom: boolean;
  contactId: string;
  name: string | null;
  email: string | null;
  blockedAt: Date | null;
  enabled: boolean;
  settings: unknown;
  security: unknown;
};

/** The session of a token, by the token's hash. */
export async function findSession(tokenHash: Uint8Array): Promise<SessionRow | undefined> {
  const [row] = await runHot<SessionRow>(sessionSql(tokenHash));
  return row;
}

export function sessionSql(tokenHash: Uint8Array): Prisma.Sql {
  return Prisma.sql`WITH ${session(tokenHash)} SELECT * FROM session`;
}

type MessageUse = Exclude<RateUse["name"], `session:${string}`>;

/**
 * The same, and counts a message of the session and of its address in the same round trip; `check` says whether both
 * allowances grant it. A session that may not write anyway uses up neither.
 */
export async function findSessionForMessage(
  tokenHash: Uint8Array,
  address: { name: MessageUse; who: string | null },
): Promise<{ row: SessionRow; check: () => void } | undefined> {
  const counting = messageCounting(address);
  const [found] = await runHot<SessionRow & { granted: boolean[] }>(
    sessionForMessageSql(tokenHash, counting),
  );
  if (!found) return undefined;
  const { granted, ...row } = found;
  return { row, check: () => counting.check(granted) };
}

export function messageCounting(address: { name: MessageUse; who: string | null }): Counting {
  const sessionId = Prisma.sql`session.id`;
  const from = Prisma.sql`FROM session WHERE session.enabled AND session."blockedAt" IS NULL`;
  return countUses([{ name: "session:message", sessionId }, address], from);
}

/**
 * What is counted need not survive a crash of the database, which forgets the last half second at most: nobody waits
 * for the disk here. Others would wait, too, since all visitors of an address count in one row.
 */
export function sessionForMessageSql(
  tokenHash: Uint8Array,
  { ctes, granted }: Counting,
): Prisma.Sql {
  return Prisma.sql`
    WITH ${session(tokenHash)}, ${ctes}
    SELECT session.*, ${granted} AS granted, set_config('synchronous_commit', 'off', true) FROM session`;
}

const session = (tokenHash: Uint8Array) => Prisma.sql`
  session AS (
    SELECT s.id, s.workspace_id AS "workspaceId", s.inbox_id AS "inboxId",
           s.verified_at AS "verifiedAt", s.retention_days AS "retentionDays",
           s.is_custom AS "isCustom", c.id AS "contactId", c.name, c.email,
           c.blocked_at AS "blockedAt", i.enabled, i.settings, i.security
    FROM sessions AS s
    JOIN contacts AS c ON c.id = s.contact_id
    JOIN inboxes AS i ON i.id = s.inbox_id
    WHERE s.token_hash = ${tokenHash} AND s.revoked_at IS NULL AND s.expires_at > ${new Date()}
  )`;
