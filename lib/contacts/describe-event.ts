import "server-only";
import { db } from "../platform/db.ts";
import { displayName } from "./display-name.ts";

/** What webhooks send about a contact; null if it has been deleted. */
export async function describeContactNow(workspaceId: string, id: string) {
  const row = await db().contact.findFirst({
    where: { id, workspaceId },
    select: { id: true, externalUserId: true, name: true, email: true, attributes: true },
  });
  return row && { ...row, name: displayName(row) };
}
