import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { UserClaims } from "@linkdesk/contract/user-claims.ts";
import { recordEvents } from "../events/record-events.ts";
import { AppError } from "../platform/app-error.ts";
import type { Prisma } from "../platform/db.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { keepNewest } from "./describe-contact.ts";

type Upserted = {
  id: string;
  attributes: object;
  blocked_at: Date | null;
  /** Name, e-mail address and attributes; null if the contact is new. */
  before: [name: string | null, email: string | null, attributes: object] | null;
};

/**
 * Creates or updates the contact that a website has verified, and locks it until the transaction
 * ends. It is found by the website's own id within the workspace only, never by e-mail address. The address
 * counts as shown: a proved mail from it is the contact's.
 * Errors: blocked.
 */
export async function upsertVerified(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  user: UserClaims,
): Promise<{ id: string; isChanged: boolean }> {
  const name = [user.first_name, user.last_name.trim()].filter(Boolean).join(" ");
  // In RETURNING, a look at the table still sees the row as it was.
  const [row] = await tx.$queryRaw<Upserted[]>`
    WITH upserted AS (
    INSERT INTO contacts (id, workspace_id, external_user_id, name, email, last_seen_at)
    VALUES (${uuidV7()}::uuid, ${workspaceId}::uuid, ${user.external_user_id}, ${name},
      ${user.email}, now())
    ON CONFLICT (workspace_id, external_user_id) DO UPDATE
      SET name = excluded.name, email = excluded.email, last_seen_at = excluded.last_seen_at
    RETURNING id, attributes, blocked_at,
      (SELECT jsonb_build_array(before.name, before.email, before.attributes)
       FROM contacts AS before WHERE before.id = contacts.id) AS before
    ),
    address AS (
      INSERT INTO contact_addresses (contact_id, workspace_id, address, source, verified_at)
      SELECT id, ${workspaceId}::uuid, ${user.email}, 'jwt', now() FROM upserted
      WHERE ${user.email} <> ''
      ON CONFLICT (contact_id, address) DO UPDATE SET source = 'jwt', verified_at = now()
        WHERE contact_addresses.verified_at IS NULL
    )
    SELECT id, attributes, blocked_at, before FROM upserted`;
  if (!row) throw new Error("The contact was neither made nor found.");
  if (row.blocked_at) throw new AppError("blocked", { cause: "the contact is blocked" });
  const attributes = keepNewest({ ...row.attributes, ...user.contact_custom_attributes });
  await tx.contact.update({
    where: { id: row.id, workspaceId },
    data: { attributes: attributes as Prisma.InputJsonObject },
    select: { id: true },
  });
  // Most pages say what they said before.
  const isChanged = !isDeepStrictEqual(row.before, [name, user.email, attributes]);
  if (isChanged) {
    const actor = { type: "contact", id: row.id } as const;
    const about = { workspaceId, contactId: row.id, actor, data: {} };
    // The latter for new contacts, too: who subscribed before there was the former still hears of them.
    if (!row.before) await recordEvents(tx, [{ type: "contact.created", ...about }]);
    await recordEvents(tx, [{ type: "contact.updated", ...about }]);
  }
  return { id: row.id, isChanged };
}
