import "server-only";
import { AppError } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";

const MB = 1024 * 1024;
const GB = 1024 * MB;
/** The size that smaller files count as, because each takes a disk block and perhaps a thumbnail. */
const MIN_FILE_BYTES = 64 * 1024;

/**
 * The owner of a file: a visitor's session with its contact and inbox, a contact who mailed it, a member, or a
 * program.
 */
export type FileOwner =
  | { workspaceId: string; sessionId: string | null; contactId: string; inboxId: string }
  | { workspaceId: string; memberId: string }
  | { workspaceId: string; apiKeyId: string };

type Scope = "session" | "member" | "contact" | "inbox" | "workspace";

/**
 * Limits on stored files: on those that belong to no message yet ("unsent"), and on all of them.
 * Anyone who can write in a chat can reach the first within minutes; unsent files are deleted after
 * a day.
 */
export const QUOTAS = {
  session: { unsent: 100 * MB, all: 500 * MB },
  member: { unsent: 500 * MB, all: Number.POSITIVE_INFINITY },
  contact: { unsent: 200 * MB, all: GB },
  inbox: { unsent: 2 * GB, all: 20 * GB },
  workspace: { unsent: 4 * GB, all: 50 * GB },
} as const satisfies Record<Scope, { unsent: number; all: number }>;

const OF: Record<Scope, string> = {
  session: "in this browser",
  member: "of yours",
  contact: "of this visitor",
  inbox: "of this inbox",
  workspace: "of this workspace",
};

const WHAT_TO_DO = {
  unsent:
    "Send the waiting files first, or try again tomorrow. Files that are not sent within a day are deleted.",
  all: "Delete conversations with files that you no longer need, or ask the person who runs this service for more space.",
} as const;

type Kind = keyof typeof WHAT_TO_DO;
type Sums = Record<`${Scope}_${Kind}`, number>;

/**
 * Checks that `bytes` more fit. The sums are read under a lock of the workspace, so that concurrent
 * uploads see each other: call it in the transaction that adds the file.
 * Errors: storage_full, which names the limit and what to do.
 */
export async function requireRoom(
  tx: Prisma.TransactionClient,
  owner: FileOwner,
  bytes: number,
): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`files:${owner.workspaceId}`}, 0))::text`;
  requireBelow(await sumsOf(tx, owner), owner, Math.max(bytes, MIN_FILE_BYTES));
}

/** The same check before the file is read, without the lock, to refuse uploads early. */
export async function requireAnyRoom(owner: FileOwner): Promise<void> {
  requireBelow(await sumsOf(db(), owner), owner, 1);
}

/** Reads all files of the workspace by an index-only scan; the workspace's quota bounds their number. */
async function sumsOf(tx: Prisma.TransactionClient, owner: FileOwner): Promise<Sums> {
  const none = { sessionId: null, contactId: null, inboxId: null, memberId: null };
  const { workspaceId, sessionId, contactId, inboxId, memberId } = { ...none, ...owner };
  const [sums] = await tx.$queryRaw<Sums[]>`
    WITH files AS (
      SELECT greatest(bytes, ${MIN_FILE_BYTES}::int)::float8 AS size, message_id IS NULL AS is_unsent,
        session_id = ${sessionId}::uuid AS of_session, member_id = ${memberId}::uuid AS of_member,
        contact_id = ${contactId}::uuid AS of_contact, inbox_id = ${inboxId}::uuid AS of_inbox
      FROM attachments WHERE workspace_id = ${workspaceId}::uuid
    )
    SELECT
      coalesce(sum(size) FILTER (WHERE of_session AND is_unsent), 0) AS session_unsent,
      coalesce(sum(size) FILTER (WHERE of_session), 0) AS session_all,
      coalesce(sum(size) FILTER (WHERE of_member AND is_unsent), 0) AS member_unsent,
      coalesce(sum(size) FILTER (WHERE of_member), 0) AS member_all,
      coalesce(sum(size) FILTER (WHERE of_contact AND is_unsent), 0) AS contact_unsent,
      coalesce(sum(size) FILTER (WHERE of_contact), 0) AS contact_all,
      coalesce(sum(size) FILTER (WHERE of_inbox AND is_unsent), 0) AS inbox_unsent,
      coalesce(sum(size) FILTER (WHERE of_inbox), 0) AS inbox_all,
      coalesce(sum(size) FILTER (WHERE is_unsent), 0) AS workspace_unsent,
      coalesce(sum(size), 0) AS workspace_all
    FROM files`;
  if (!sums) throw new Error("A sum has one row.");
  return sums;
}

function requireBelow(sums: Sums, owner: FileOwner, bytes: number): void {
  for (const scope of scopesOf(owner)) {
    for (const kind of ["unsent", "all"] as const) {
      const limit = QUOTAS[scope][kind] * env().STORAGE_FACTOR;
      if (sums[`${scope}_${kind}`] + bytes <= limit) continue;
      const which = kind === "unsent" ? "files that are not sent yet" : "files";
      throw new AppError("storage_full", {
        userMessage: `At most ${formatLimit(limit)} can be kept for the ${which} ${OF[scope]}. ${WHAT_TO_DO[kind]}`,
        cause: `${scope} ${kind}`,
      });
    }
  }
}

function scopesOf(owner: FileOwner): Scope[] {
  if ("sessionId" in owner) return ["session", "contact", "inbox", "workspace"];
  return "memberId" in owner ? ["member", "workspace"] : ["workspace"];
}

function formatLimit(bytes: number): string {
  return bytes >= GB ? `${Math.round(bytes / GB)} GB` : `${Math.max(1, Math.round(bytes / MB))} MB`;
}
