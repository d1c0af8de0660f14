import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { ScheduledMessage } from "@linkdesk/contract/scheduled-messages.ts";
import type { Caller } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { scheduledSelect, serializeScheduled } from "./serialize-scheduled.ts";

/** What is sent later in a conversation, soonest first: all of it, there are few. Errors: not_found. */
export async function listScheduled(caller: Caller, id: string): Promise<Page<ScheduledMessage>> {
  const conversation = await db().conversation.findFirst({
    where: { id, ...memberScope(caller) },
    select: {
      scheduledMessages: { orderBy: [{ sendAt: "asc" }, { id: "asc" }], select: scheduledSelect },
    },
  });
  if (!conversation) throw notFound("conversation");
  return { items: conversation.scheduledMessages.map(serializeScheduled), nextCursor: null };
}
