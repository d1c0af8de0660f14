import "server-only";
import { API_KEY_PREFIX } from "@linkdesk/contract/api-keys.ts";
import type { Endpoint } from "@linkdesk/contract/endpoints/endpoint.ts";
import type { KeyActor, RecordedCaller } from "../access/actor.ts";
import { requireOneOf } from "../access/permissions.ts";
import { bearerToken, member } from "../accounts/require-member.ts";
import { requestOrigin } from "../http/request-origin.ts";
import { AppError } from "../platform/app-error.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { hashToken } from "../platform/secrets.ts";
import { readScopes } from "./serialize-api-key.ts";

/** How exactly a key's last use is known: one write per key in this time. */
const USED_EVERY_MS = 60_000;

/**
 * `auth` of a route that is open to the dashboard and to programs: a signed-in member, or an API key as a bearer
 * token with the endpoint's scope. A request with both is the key's.
 * Errors: unauthenticated; forbidden, naming the scope.
 */
export async function caller(request: Request, endpoint: Endpoint): Promise<RecordedCaller> {
  const key = bearerToken(request);
  if (key === null) return member(request);
  const actor = await findKey(key, request);
  requireOneOf(actor, endpoint.scope ? [endpoint.scope] : []);
  return actor;
}

/** No cache in between: a revoked key is refused from the next call on. */
async function findKey(key: string, request: Request): Promise<KeyActor> {
  const row = key.startsWith(API_KEY_PREFIX)
    ? await db().apiKey.findUnique({
        where: { keyHash: hashToken(key) },
        select: {
          id: true,
          name: true,
          workspaceId: true,
          scopes: true,
          inboxIds: true,
          expiresAt: true,
          revokedAt: true,
          lastUsedAt: true,
        },
      })
    : null;
  if (!row) throw refused("This API key is not known here.");
  if (row.revokedAt) throw refused("This API key was revoked.");
  const now = new Date();
  if (row.expiresAt && row.expiresAt <= now) throw refused("This API key has expired.");
  const origin = requestOrigin(request);
  if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > USED_EVERY_MS) {
    const data = { lastUsedAt: now, lastUsedAddress: origin.address };
    inBackground("api-key.used", db().apiKey.updateMany({ where: { id: row.id }, data }));
  }
  return {
    keyId: row.id,
    name: row.name,
    workspace: { id: row.workspaceId },
    scopes: readScopes(row.scopes),
    inboxIds: row.inboxIds.length === 0 ? null : row.inboxIds,
    memberId: null,
    userId: null,
    origin,
  };
}

function refused(userMessage: string): AppError {
  return new AppError("unauthenticated", { userMessage, challenge: "Bearer" });
}
