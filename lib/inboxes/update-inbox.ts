import "server-only";
import type {
  Inbox,
  InboxKind,
  InboxSettings,
  InboxSettingsPatch,
  PatchInboxBody,
} from "@linkdesk/contract/inboxes.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { diffFields } from "../audit/diff-fields.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { invalidField, notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { maskStoredAddresses } from "./mask-stored-addresses.ts";
import { readSettings, serializeInbox, WITH_MAIL } from "./serialize-inbox.ts";

/** Changes the given fields; `settings` is merged field by field. Errors: forbidden, not_found. */
export async function updateInbox(
  actor: RecordedCaller,
  id: string,
  patch: PatchInboxBody,
): Promise<Inbox> {
  requirePatch(actor, patch);
  const { settings, ...fields } = patch;
  const where = { id, workspaceId: actor.workspace.id };
  return db().$transaction(async (tx) => {
    // The lock keeps two admins who save different tabs from undoing each other's settings.
    await tx.$queryRaw`SELECT 1 FROM inboxes WHERE id = ${id}::uuid AND workspace_id = ${actor.workspace.id}::uuid FOR UPDATE`;
    const row = await tx.inbox.findFirst({ where, include: WITH_MAIL });
    if (!row) throw notFound("inbox");
    if (fields.mailInboxId) await requireMailInbox(tx, actor, row.kind, fields.mailInboxId);
    const merged = mergeSettings(readSettings(row.settings), settings);
    const data = { ...fields, settings: merged };
    const after = serializeInbox(await tx.inbox.update({ where, data, include: WITH_MAIL }));
    const before = serializeInbox(row);
    if (merged.privacy.anonymizeIp && !before.settings.privacy.anonymizeIp) {
      await maskStoredAddresses(tx, id);
    }
    await recordChanges(tx, actor, before, after);
    return after;
  });
}

/** Errors: invalid_request, if a live chat cannot be linked to that inbox. */
async function requireMailInbox(
  tx: Prisma.TransactionClient,
  actor: RecordedCaller,
  kind: InboxKind,
  id: string,
): Promise<void> {
  const where = { id, workspaceId: actor.workspace.id, kind: "email" } as const;
  const found = kind === "webchat" && (await tx.inbox.findFirst({ where, select: { id: true } }));
  if (!found) throw invalidField("mailInboxId", "must be an e-mail inbox of the workspace");
}

/** What a change needs depends on what it changes; one that changes nothing is an edit. */
function requirePatch(
  actor: RecordedCaller,
  { enabled, settings = {}, ...names }: PatchInboxBody,
): void {
  const { privacy, ...looks } = settings;
  if (enabled !== undefined) requirePermission(actor, "inbox.switch");
  if (privacy) requirePermission(actor, "inbox.security");
  const isElsewhere = enabled !== undefined || privacy !== undefined;
  const isEdit = Object.keys({ ...names, ...looks }).length > 0 || !isElsewhere;
  if (isEdit) requirePermission(actor, "inbox.edit");
}

/** Turning it on or off is a line of its own: it is what people look for. */
async function recordChanges(
  tx: Prisma.TransactionClient,
  actor: RecordedCaller,
  { enabled: wasEnabled, ...before }: Inbox,
  { enabled, ...after }: Inbox,
): Promise<void> {
  const target = { kind: "inbox", id: after.id, label: after.name } as const;
  if (enabled !== wasEnabled) {
    await recordAudit(tx, actor, { action: enabled ? "inbox.enabled" : "inbox.disabled", target });
  }
  const changes = diffFields(before, after);
  if (Object.keys(changes).length === 0) return;
  await recordAudit(tx, actor, { action: "inbox.updated", target, changes });
}

/** The given fields of the given tabs take the place of the old ones. */
function mergeSettings(old: InboxSettings, patch: InboxSettingsPatch = {}): InboxSettings {
  return {
    language: patch.language ?? old.language,
    appearance: { ...old.appearance, ...patch.appearance },
    messages: { ...old.messages, ...patch.messages },
    behaviour: { ...old.behaviour, ...patch.behaviour },
    privacy: { ...old.privacy, ...patch.privacy },
    continuity: { ...old.continuity, ...patch.continuity },
  };
}
