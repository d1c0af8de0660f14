import "server-only";
import {
  type AttributeDefinition,
  optionsProblem,
  type UpdateAttributeDefinitionBody,
} from "@linkdesk/contract/attribute-definitions.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission, requireUnlimited } from "../access/permissions.ts";
import { diffFields } from "../audit/diff-fields.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { invalidField, notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import {
  idsInOrder,
  lockDefinitions,
  requireRoomForRequired,
  setOrder,
} from "./lock-definitions.ts";
import { definitionSelect, serializeDefinition } from "./serialize-definition.ts";

/**
 * Changes a definition, and its place among the others. Values that were set before stay as they are. Errors: forbidden;
 * not_found; invalid_request for options that do not fit the type; conflict for one required attribute too many.
 */
export async function updateDefinition(
  caller: RecordedCaller,
  id: string,
  { position, ...data }: UpdateAttributeDefinitionBody,
): Promise<AttributeDefinition> {
  requirePermission(caller, "attribute.manage");
  requireUnlimited(caller);
  const workspaceId = caller.workspace.id;
  const where = { id, workspaceId };
  const row = await db().$transaction(async (tx) => {
    await lockDefinitions(tx, workspaceId);
    const before = await tx.attributeDefinition.findFirst({ where, select: definitionSelect });
    if (!before) throw notFound("attribute");
    const problem = data.options && optionsProblem({ type: before.type, options: data.options });
    if (problem) throw invalidField("options", problem);
    if (data.isRequired && !before.isRequired) {
      await requireRoomForRequired(tx, workspaceId, before.subject);
    }
    if (position !== undefined) {
      const ids = (await idsInOrder(tx, workspaceId, before.subject)).filter((one) => one !== id);
      await setOrder(tx, workspaceId, ids.toSpliced(position, 0, id));
    }
    const after = await tx.attributeDefinition.update({ where, data, select: definitionSelect });
    const changes = diffFields(before, after);
    if (Object.keys(changes).length > 0) {
      const target = { kind: "attribute", id, label: after.name } as const;
      await recordAudit(tx, caller, { action: "attribute.updated", target, changes });
    }
    return after;
  });
  announceSettings(workspaceId, "attributes");
  return serializeDefinition(row);
}
