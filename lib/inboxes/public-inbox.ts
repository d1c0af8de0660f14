import "server-only";
import type { LauncherConfig } from "../contract/widget.ts";
import { AppError, notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { readSettings } from "./serialize-inbox.ts";

/** An inbox as any visitor may know it. */
export type PublicInbox = {
  id: string;
  workspaceId: string;
  launcher: LauncherConfig;
  greeting: string;
  introduction: string;
};

/** The inbox that a website embeds. Errors: not_found, inbox_disabled. */
export async function publicInbox(id: string): Promise<PublicInbox> {
  const row = await db().inbox.findUnique({ where: { id } });
  if (!row) throw notFound("inbox");
  if (!row.enabled) throw new AppError("inbox_disabled");
  const { color, position, greeting, introduction } = readSettings(row.settings);
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    launcher: { inboxId: row.id, brandName: row.brandName, color, position },
    greeting,
    introduction,
  };
}
