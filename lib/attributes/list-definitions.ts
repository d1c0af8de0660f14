import "server-only";
import {
  type AttributeDefinition,
  MAX_ATTRIBUTE_DEFINITIONS,
} from "@linkdesk/contract/attribute-definitions.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { definitionSelect, serializeDefinition } from "./serialize-definition.ts";

/** The attributes that the workspace has defined: those of contacts, then those of conversations, each in order. */
export async function listDefinitions(caller: Caller): Promise<Page<AttributeDefinition>> {
  const rows = await db().attributeDefinition.findMany({
    where: { workspaceId: caller.workspace.id },
    orderBy: [{ subject: "asc" }, { position: "asc" }, { id: "asc" }],
    take: MAX_ATTRIBUTE_DEFINITIONS,
    select: definitionSelect,
  });
  return { items: rows.map(serializeDefinition), nextCursor: null };
}
