import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Email, EmailOriginal, EmailsQuery } from "@linkdesk/contract/emails.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope } from "../access/scope.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { htmlAddress } from "./html-address.ts";
import { emailSelect, serializeEmail } from "./serialize-email.ts";

/** The mails of a conversation, newest first, those that are ignored for a reason included. Errors: not_found. */
export async function listEmails(
  caller: Caller,
  conversationId: string,
  query: EmailsQuery,
): Promise<Page<Email>> {
  const where = { id: conversationId, ...memberScope(caller) };
  const found = await db().conversation.findFirst({ where, select: { id: true } });
  if (!found) throw notFound("conversation");
  return page({ workspaceId: caller.workspace.id, conversationId }, query);
}

/** The mails that wait for somebody's decision, newest first, in all of the workspace. Errors: forbidden. */
export async function listHeldEmails(caller: Caller, query: EmailsQuery): Promise<Page<Email>> {
  requirePermission(caller, "email.decide");
  return page({ workspaceId: caller.workspace.id, state: "held" }, query);
}

async function page(
  where: Prisma.EmailWhereInput,
  { cursor, limit }: EmailsQuery,
): Promise<Page<Email>> {
  const place = cursor === undefined ? null : decodeCursor(cursor);
  const before = place && {
    OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }],
  };
  const rows = await db().email.findMany({
    where: { ...where, ...before },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: emailSelect,
  });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(serializeEmail),
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** A hint for a button: what is shown is decided by `showHtml`. */
const REMOTE_PICTURE = /\ssrc\s?=\s?["']?https?:/i;

/** One mail with all of its words. Errors: not_found. */
export async function getEmail(caller: Caller, id: string): Promise<EmailOriginal> {
  const row = await db().email.findFirst({
    where: { id, ...memberScope(caller) },
    select: { ...emailSelect, text: true, html: true },
  });
  if (!row) throw notFound("mail");
  const htmlUrl = row.hasHtml ? htmlAddress(id) : null;
  const hasRemotePictures = REMOTE_PICTURE.test(row.html ?? "");
  return { ...serializeEmail(row), text: row.text ?? "", htmlUrl, hasRemotePictures };
}
