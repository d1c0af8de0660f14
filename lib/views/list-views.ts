import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import { MAX_SAVED_VIEWS, type SavedView } from "@linkdesk/contract/saved-views.ts";
import { db } from "../platform/db.ts";
import { serializeView, viewScope, viewSelect } from "./serialize-view.ts";

/** The saved views that the member sees, oldest first. */
export async function listViews(me: Me): Promise<Page<SavedView>> {
  const rows = await db().savedView.findMany({
    where: viewScope(me),
    orderBy: { id: "asc" },
    take: MAX_SAVED_VIEWS,
    select: viewSelect,
  });
  return { items: rows.map(serializeView), nextCursor: null };
}
