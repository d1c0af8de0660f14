import "server-only";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import type { Caller } from "../access/actor.ts";
import { inboxScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { serializeInbox, WITH_MAIL } from "./serialize-inbox.ts";

/** One inbox of the caller's workspace. Errors: not_found. */
export async function getInbox(caller: Caller, id: string): Promise<Inbox> {
  const row = await db().inbox.findFirst({
    where: { AND: { id }, ...inboxScope(caller) },
    include: WITH_MAIL,
  });
  if (!row) throw notFound("inbox");
  return serializeInbox(row);
}
