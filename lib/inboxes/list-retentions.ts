import "server-only";
import { db } from "../platform/db.ts";
import { readSettings } from "./serialize-inbox.ts";

/** An inbox that does not keep its conversations for ever. */
export type InboxRetention = { id: string; workspaceId: string; name: string; days: number };

/** Every such inbox, of all workspaces. For the retention run, which works for none of them. */
export async function listRetentions(): Promise<InboxRetention[]> {
  const rows = await db().$queryRaw<
    { id: string; workspace_id: string; name: string; settings: unknown }[]
  >`
    SELECT id, workspace_id, name, settings FROM inboxes
    WHERE COALESCE(settings #>> '{privacy,retentionDays}', '0') <> '0' ORDER BY id`;
  return rows
    .map(({ id, workspace_id, name, settings }) => ({
      id,
      workspaceId: workspace_id,
      name,
      // Settings that this version cannot read are its defaults: they delete nothing.
      days: readSettings(settings).privacy.retentionDays,
    }))
    .filter(({ days }) => days > 0);
}
