import "server-only";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";

/** Counts that a saved reply was inserted. Nothing of it has changed, so that `updated_at` stays. Errors: not_found. */
export async function recordUse(caller: Caller, id: string): Promise<void> {
  requirePermission(caller, "saved_reply.use");
  const count = await db().$executeRaw`
    UPDATE saved_replies SET use_count = use_count + 1, last_used_at = now()
    WHERE id = ${id}::uuid AND workspace_id = ${caller.workspace.id}::uuid
      AND (member_id IS NULL OR member_id = ${caller.memberId}::uuid)`;
  if (count === 0) throw notFound("saved reply");
}
