import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { requirePermission } from "../access/permissions.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import { viewScope } from "./serialize-view.ts";

/** Deletes a saved view; its conversations stay. Errors: not_found; forbidden, for a shared one. */
export async function deleteView(me: Me, id: string): Promise<void> {
  const where = { id, ...viewScope(me) };
  const found = await db().savedView.findFirst({ where, select: { memberId: true } });
  if (!found) throw notFound("view");
  if (found.memberId === null) requirePermission(me, "view.share");
  await db().savedView.deleteMany({ where });
  announceSettings(me.workspace.id, "views");
}
