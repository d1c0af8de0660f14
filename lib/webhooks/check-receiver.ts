import "server-only";
import type { RecordedCaller } from "../access/actor.ts";
import { invalidField } from "../platform/app-error.ts";
import type { db } from "../platform/db.ts";
import { maySendInTheClear, OutgoingError, requireReachable } from "../platform/outgoing.ts";

/**
 * What is wrong with a webhook's address or inbox, told where it is entered. What its name resolves
 * to is looked at for every attempt anew. Errors: invalid_request.
 */
export async function checkReceiver(
  tx: Pick<ReturnType<typeof db>, "inbox">,
  actor: RecordedCaller,
  { url, inboxId }: { url?: string; inboxId?: string | null },
): Promise<void> {
  if (url !== undefined) checkAddress(new URL(url));
  if (!inboxId) return;
  const where = { id: inboxId, workspaceId: actor.workspace.id };
  const inbox = await tx.inbox.findFirst({ where, select: { id: true } });
  if (!inbox) throw invalidField("inboxId", "is not an inbox of this workspace");
}

/** Refuses an address that must not get what people write. Errors: invalid_request. */
export function checkAddress(url: URL): void {
  if (url.protocol !== "https:" && !maySendInTheClear()) {
    throw invalidField("url", "must start with https://, because it receives what visitors write");
  }
  try {
    requireReachable(url);
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    throw invalidField("url", "must be an address on the public internet");
  }
}
