import "server-only";
import {
  API_KEY_PREFIX,
  type CreateApiKeyBody,
  type CreatedApiKey,
  MAX_API_KEYS,
} from "@linkdesk/contract/api-keys.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { createToken, hashToken } from "../platform/secrets.ts";
import { apiKeySelect, serializeApiKeys } from "./serialize-api-key.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const HINT_CHARS = 4;

/**
 * Creates an API key, which only this answer contains. Errors: forbidden; invalid_request when an inbox is not
 * of this workspace; conflict when there are too many keys.
 */
export async function createApiKey(
  actor: Actor,
  { name, scopes, inboxIds, expiresInDays }: CreateApiKeyBody,
): Promise<CreatedApiKey> {
  requirePermission(actor, "api_key.manage");
  const workspaceId = actor.workspace.id;
  const wanted = [...new Set(inboxIds ?? [])];
  const key = API_KEY_PREFIX + createToken();
  const row = await db().$transaction(async (tx) => {
    const inboxes = await tx.inbox.count({ where: { workspaceId, id: { in: wanted } } });
    if (inboxes < wanted.length) {
      throw invalidField("inboxIds", "must be inboxes of this workspace");
    }
    // Two at once must not both find room for one.
    await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR UPDATE`;
    const working = await tx.apiKey.count({
      where: {
        workspaceId,
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
      },
    });
    if (working >= MAX_API_KEYS) {
      throw new AppError("conflict", {
        userMessage: `A workspace has at most ${MAX_API_KEYS} API keys. Revoke one that is not used.`,
      });
    }
    const created = await tx.apiKey.create({
      data: {
        workspaceId,
        name,
        keyHash: hashToken(key),
        hint: key.slice(-HINT_CHARS),
        scopes,
        inboxIds: wanted,
        creatorId: actor.memberId,
        expiresAt: expiresInDays === null ? null : new Date(Date.now() + expiresInDays * DAY_MS),
      },
      select: apiKeySelect,
    });
    await recordAudit(tx, actor, {
      action: "api_key.created",
      target: { kind: "api_key", id: created.id, label: name },
      changes: { scopes: [null, scopes.join(", ")] },
    });
    return created;
  });
  const [apiKey] = await serializeApiKeys(workspaceId, [row]);
  if (!apiKey) throw new Error("one row is one key");
  return { apiKey, key };
}
