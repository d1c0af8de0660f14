import "server-only";
import {
  type AttributeDefinition,
  type CreateAttributeDefinitionBody,
  MAX_ATTRIBUTE_DEFINITIONS,
} from "@linkdesk/contract/attribute-definitions.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission, requireUnlimited } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError } from "../platform/app-error.ts";
import { db, isUniqueViolation } from "../platform/db.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import { idsInOrder, lockDefinitions, requireRoomForRequired } from "./lock-definitions.ts";
import { definitionSelect, serializeDefinition } from "./serialize-definition.ts";

/**
 * Defines an attribute, as the last one of its subject. Errors: forbidden; conflict when the key is defined already,
 * and when there are too many.
 */
export async function createDefinition(
  caller: RecordedCaller,
  body: CreateAttributeDefinitionBody,
): Promise<AttributeDefinition> {
  requirePermission(caller, "attribute.manage");
  requireUnlimited(caller);
  const workspaceId = caller.workspace.id;
  const { subject, key } = body;
  try {
    const row = await db().$transaction(async (tx) => {
      await lockDefinitions(tx, workspaceId);
      if (
        (await tx.attributeDefinition.count({ where: { workspaceId } })) >=
        MAX_ATTRIBUTE_DEFINITIONS
      ) {
        const userMessage = `A workspace has at most ${MAX_ATTRIBUTE_DEFINITIONS} attributes. Delete one that is not used.`;
        throw new AppError("conflict", { userMessage });
      }
      if (body.isRequired) await requireRoomForRequired(tx, workspaceId, subject);
      const position = (await idsInOrder(tx, workspaceId, subject)).length;
      const data = { workspaceId, ...body, position };
      const made = await tx.attributeDefinition.create({ data, select: definitionSelect });
      const target = { kind: "attribute", id: made.id, label: made.name } as const;
      await recordAudit(tx, caller, { action: "attribute.created", target });
      return made;
    });
    announceSettings(workspaceId, "attributes");
    return serializeDefinition(row);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const userMessage = `There is an attribute of ${subject}s with the key ${key} already. Choose another key.`;
    throw new AppError("conflict", {
      userMessage,
      errors: [{ field: "key", message: userMessage }],
    });
  }
}
