import "server-only";
import type { ApiKey } from "@linkdesk/contract/api-keys.ts";
import { type KeyScope, SCOPES } from "@linkdesk/contract/scopes.ts";
import { db } from "../platform/db.ts";

/** Everything but the hash. */
export const apiKeySelect = {
  id: true,
  name: true,
  hint: true,
  scopes: true,
  inboxIds: true,
  creatorId: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
  lastUsedAddress: true,
} as const;

type Row = {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  inboxIds: string[];
  creatorId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
};

/** For admins, with the names of inboxes and creators as they are now. */
export async function serializeApiKeys(workspaceId: string, rows: Row[]): Promise<ApiKey[]> {
  const [inboxes, members] = await Promise.all([
    db().inbox.findMany({
      where: { workspaceId, id: { in: rows.flatMap(({ inboxIds }) => inboxIds) } },
      select: { id: true, name: true },
    }),
    db().member.findMany({
      where: { workspaceId, id: { in: rows.flatMap(({ creatorId }) => creatorId ?? []) } },
      select: { id: true, user: { select: { name: true } } },
    }),
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: readScopes(row.scopes),
    inboxes:
      row.inboxIds.length === 0 ? null : inboxes.filter(({ id }) => row.inboxIds.includes(id)),
    createdBy: members.find(({ id }) => id === row.creatorId)?.user.name ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastUsedAddress: row.lastUsedAddress,
  }));
}

/** Scopes of another version of Linkdesk allow nothing. */
export const readScopes = (stored: string[]): KeyScope[] =>
  SCOPES.filter((scope) => stored.includes(scope));
