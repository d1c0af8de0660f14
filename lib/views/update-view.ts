import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { SavedView, UpdateSavedViewBody } from "@linkdesk/contract/saved-views.ts";
import { requirePermission } from "../access/permissions.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import { serializeView, viewScope, viewSelect } from "./serialize-view.ts";

/** Changes a saved view. Errors: not_found; forbidden, for a shared one and to share one. */
export async function updateView(
  me: Me,
  id: string,
  { name, icon, isShared, filter, sort }: UpdateSavedViewBody,
): Promise<SavedView> {
  const where = { id, ...viewScope(me) };
  const found = await db().savedView.findFirst({ where, select: { memberId: true } });
  if (!found) throw notFound("view");
  if (found.memberId === null || isShared) requirePermission(me, "view.share");
  const memberId = isShared === undefined ? undefined : isShared ? null : me.memberId;
  const data = { name, icon, filter, sort, memberId };
  const row = await db().savedView.update({ where, data, select: viewSelect });
  announceSettings(me.workspace.id, "views");
  return serializeView(row);
}
