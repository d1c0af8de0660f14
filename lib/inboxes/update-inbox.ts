import "server-only";
import type { Me } from "../contract/accounts.ts";
import type {
  Inbox,
  InboxSettings,
  InboxSettingsPatch,
  PatchInboxBody,
} from "../contract/inboxes.ts";
import { notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { requirePermission } from "../workspaces/permissions.ts";
import { readSettings, serializeInbox } from "./serialize-inbox.ts";

/** Changes the given fields; `settings` is merged field by field. Errors: forbidden, not_found. */
export async function updateInbox(me: Me, id: string, patch: PatchInboxBody): Promise<Inbox> {
  requirePatch(me, patch);
  const { settings, ...fields } = patch;
  const where = { id, workspaceId: me.workspace.id };
  return db().$transaction(async (tx) => {
    // The lock keeps two admins who save different tabs from undoing each other's settings.
    await tx.$queryRaw`SELECT 1 FROM inboxes WHERE id = ${id}::uuid AND workspace_id = ${me.workspace.id}::uuid FOR UPDATE`;
    const row = await tx.inbox.findFirst({ where });
    if (!row) throw notFound("inbox");
    const merged = mergeSettings(readSettings(row.settings), settings);
    return serializeInbox(await tx.inbox.update({ where, data: { ...fields, settings: merged } }));
  });
}

/** What a change needs depends on what it changes. */
function requirePatch(me: Me, { enabled, settings = {}, ...names }: PatchInboxBody): void {
  const { privacy, ...looks } = settings;
  if (Object.keys({ ...names, ...looks }).length > 0) requirePermission(me, "inbox.edit");
  if (enabled !== undefined) requirePermission(me, "inbox.switch");
  if (privacy) requirePermission(me, "inbox.security");
}

/** The given fields of the given tabs take the place of the old ones. */
function mergeSettings(old: InboxSettings, patch: InboxSettingsPatch = {}): InboxSettings {
  return {
    language: patch.language ?? old.language,
    appearance: { ...old.appearance, ...patch.appearance },
    messages: { ...old.messages, ...patch.messages },
    behaviour: { ...old.behaviour, ...patch.behaviour },
    privacy: { ...old.privacy, ...patch.privacy },
  };
}
