import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import {
  type CreateSavedViewBody,
  MAX_SAVED_VIEWS,
  type SavedView,
} from "@linkdesk/contract/saved-views.ts";
import { requirePermission } from "../access/permissions.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import { serializeView, viewSelect } from "./serialize-view.ts";

/** Saves a filter under a name. Errors: forbidden, to share it; conflict when there are too many. */
export async function createView(
  me: Me,
  { name, icon, isShared, filter, sort }: CreateSavedViewBody,
): Promise<SavedView> {
  if (isShared) requirePermission(me, "view.share");
  const workspaceId = me.workspace.id;
  const row = await db().$transaction(async (tx) => {
    // Two at once must not both find room for one.
    await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.savedView.count({ where: { workspaceId } })) >= MAX_SAVED_VIEWS) {
      const userMessage = `A workspace has at most ${MAX_SAVED_VIEWS} saved views. Delete one that is not used.`;
      throw new AppError("conflict", { userMessage });
    }
    const memberId = isShared ? null : me.memberId;
    const data = { workspaceId, memberId, name, icon, filter, sort };
    return tx.savedView.create({ data, select: viewSelect });
  });
  announceSettings(workspaceId, "views");
  return serializeView(row);
}
