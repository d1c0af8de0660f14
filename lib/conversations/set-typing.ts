import "server-only";
import { conversationChannel, PROGRAM_TYPING_TTL_MS } from "@linkdesk/contract/events.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { publish } from "../platform/realtime.ts";

/**
 * Shows the visitor that an answer is being written, or that it is not any more. It ends by itself with the next
 * message, or after {@link PROGRAM_TYPING_TTL_MS}. Nothing is stored. Errors: forbidden, not_found.
 */
export async function setTyping(
  caller: Caller,
  id: string,
  { isTyping, channelId }: { isTyping: boolean; channelId?: string },
): Promise<void> {
  requirePermission(caller, "conversation.reply");
  const where = { id, ...memberScope(caller), AND: channelId ? { inboxId: channelId } : {} };
  const found = await db().conversation.findFirst({ where, select: { id: true } });
  if (!found) throw notFound("conversation");
  const data = { author: "agent", isTyping, ttlMs: PROGRAM_TYPING_TTL_MS } as const;
  await publish([{ channel: conversationChannel(id), name: "typing", data }]);
}
