import "server-only";
import type { ClaimedUser } from "@linkdesk/contract/widget.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { announceContact } from "../contacts/announce-contact.ts";
import { describeClaim, describeContact } from "../contacts/describe-contact.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";

/**
 * Stores what the page says about its visitor. It is not verified: see `claimedUser`.
 * Errors: conflict, when the website's server has verified the visitor.
 */
export async function claimUser(session: VisitorSession, user: ClaimedUser): Promise<void> {
  if (session.isVerified) {
    throw new AppError("conflict", {
      userMessage: "Your website’s token says who this visitor is; `user` changes nothing.",
    });
  }
  const contact = { id: session.contact.id, workspaceId: session.workspaceId };
  const isChanged = await describeContact(db(), contact, describeClaim(user));
  if (isChanged) announceContact(session.workspaceId, contact.id);
}
