import "server-only";
import { db } from "../platform/db.ts";
import { readSettings } from "./serialize-inbox.ts";

/** How long an inbox keeps closed conversations, in days; 0: for ever, unless a page asks for less. */
export type InboxRetention = { id: string; workspaceId: string; name: string; days: number };

/** Every inbox of all workspaces. For the retention run, which works for none of them. */
export async function listRetentions(): Promise<InboxRetention[]> {
  const rows = await db().inbox.findMany({
    orderBy: { id: "asc" },
    select: { id: true, workspaceId: true, name: true, settings: true },
  });
  return rows.map(({ id, workspaceId, name, settings }) => ({
    id,
    workspaceId,
    name,
    // Settings that this version cannot read are its defaults: they delete nothing.
    days: readSettings(settings).privacy.retentionDays,
  }));
}
