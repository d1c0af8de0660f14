import "server-only";
import {
  type AttributeDefinition,
  MAX_REQUIRED_ATTRIBUTES,
} from "@linkdesk/contract/attribute-definitions.ts";
import { AppError } from "../platform/app-error.ts";
import type { Prisma } from "../platform/db.ts";

type Subject = AttributeDefinition["subject"];

/** Two who change the definitions of a workspace at once come one after the other. */
export async function lockDefinitions(
  tx: Prisma.TransactionClient,
  workspaceId: string,
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
}

/** Refuses one more required attribute of conversations than a dialog can ask for. Errors: conflict. */
export async function requireRoomForRequired(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  subject: Subject,
): Promise<void> {
  if (subject !== "conversation") return;
  const where = { workspaceId, subject, isRequired: true };
  if ((await tx.attributeDefinition.count({ where })) < MAX_REQUIRED_ATTRIBUTES) return;
  const userMessage = `At most ${MAX_REQUIRED_ATTRIBUTES} attributes of conversations can be required. Make another one optional first.`;
  throw new AppError("conflict", {
    userMessage,
    errors: [{ field: "isRequired", message: userMessage }],
  });
}

/** The ids of a subject's definitions, in order. */
export async function idsInOrder(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  subject: Subject,
): Promise<string[]> {
  const rows = await tx.attributeDefinition.findMany({
    where: { workspaceId, subject },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Gives the definitions these places, from 0. */
export async function setOrder(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE attribute_definitions AS d SET position = place.n - 1
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS place (id, n)
    WHERE d.id = place.id AND d.workspace_id = ${workspaceId}::uuid AND d.position <> place.n - 1`;
}
