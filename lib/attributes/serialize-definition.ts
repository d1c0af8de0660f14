import "server-only";
import type { AttributeDefinition } from "@linkdesk/contract/attribute-definitions.ts";
import type { Prisma } from "../platform/db.ts";

export const definitionSelect = {
  id: true,
  subject: true,
  key: true,
  name: true,
  description: true,
  type: true,
  options: true,
  isRequired: true,
  position: true,
  createdAt: true,
} as const satisfies Prisma.AttributeDefinitionSelect;

type Row = Omit<AttributeDefinition, "createdAt"> & { createdAt: Date };

export function serializeDefinition(row: Row): AttributeDefinition {
  const { id, subject, key, name, description, type, options, isRequired, position } = row;
  return {
    ...{ id, subject, key, name, description, type, options, isRequired, position },
    createdAt: row.createdAt.toISOString(),
  };
}
