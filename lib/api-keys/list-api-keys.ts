import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { type ApiKey, MAX_API_KEYS, type Programs } from "@linkdesk/contract/api-keys.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import { requirePermission } from "../access/permissions.ts";
import { db } from "../platform/db.ts";
import { apiKeySelect, serializeApiKeys } from "./serialize-api-key.ts";

const MAX_PROGRAMS = 1_000;

/**
 * The API keys of the workspace, newest first: those that work (there are at most MAX_API_KEYS), and as many
 * that do not any more. Errors: forbidden.
 */
export async function listApiKeys(me: Me): Promise<Page<ApiKey>> {
  requirePermission(me, "api_key.manage");
  const workspaceId = me.workspace.id;
  const now = new Date();
  const works = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const newest = { orderBy: { id: "desc" }, take: MAX_API_KEYS, select: apiKeySelect } as const;
  const [working, ended] = await Promise.all([
    db().apiKey.findMany({ where: { workspaceId, ...works }, ...newest }),
    db().apiKey.findMany({ where: { workspaceId, NOT: works }, ...newest }),
  ]);
  return { items: await serializeApiKeys(workspaceId, [...working, ...ended]), nextCursor: null };
}

/** The names of the workspace's keys, revoked ones too, newest first. */
export async function listPrograms(me: Me): Promise<Programs> {
  const items = await db().apiKey.findMany({
    where: { workspaceId: me.workspace.id },
    orderBy: { id: "desc" },
    take: MAX_PROGRAMS,
    select: { id: true, name: true },
  });
  return { items };
}
