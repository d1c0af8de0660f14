import "server-only";
import { durationMs } from "@linkdesk/contract/duration.ts";
import type { DispatchedEvent } from "../../events/dispatched-event.ts";
import { readSettings } from "../../inboxes/serialize-inbox.ts";
import type { Prisma } from "../../platform/db.ts";
import { isMailAvailable } from "../../platform/mail.ts";

type Scheduled = { conversationId: string; side: "team" | "contact"; at: Date; inboxId: string };

/**
 * A consumer of events: when somebody writes, the other side may be away. Notes when to look, once the
 * threshold of the inbox has passed and its interval since the last mail. What waits already keeps its time,
 * so that a lively chat writes nothing here.
 */
export async function scheduleMails(
  tx: Prisma.TransactionClient,
  events: readonly DispatchedEvent[],
): Promise<null> {
  if (!isMailAvailable()) return null;
  const scheduled = new Map<string, Scheduled>();
  for (const { type, conversationId, inboxId, actor, at } of events) {
    if (!conversationId || !inboxId) continue;
    // What the service itself says, such as a welcome, is not worth a mail.
    if (type === "message.sent" && actor.type !== "member") continue;
    const side = type === "message.received" ? "team" : "contact";
    const key = `${conversationId}.${side}`;
    if (!scheduled.has(key)) scheduled.set(key, { conversationId, side, at, inboxId });
  }
  const all = [...scheduled.values()];
  const inboxes = await tx.inbox.findMany({
    where: { id: { in: [...new Set(all.map(({ inboxId }) => inboxId))] } },
    select: { id: true, kind: true, settings: true },
  });
  for (const { id, kind, settings } of inboxes) {
    const { enabled, offlineThreshold, minEmailInterval } = readSettings(settings).continuity;
    if (!enabled) continue;
    // Replies in an e-mail inbox are mailed at once: see queueReplies.
    const isMailed = (side: string) => kind === "email" && side === "contact";
    const rows = all.filter(({ inboxId, side }) => inboxId === id && !isMailed(side));
    const threshold = durationMs(offlineThreshold) / 1_000;
    const interval = durationMs(minEmailInterval) / 1_000;
    await tx.$executeRaw`
      INSERT INTO conversation_mails (conversation_id, side, workspace_id, due_at)
      SELECT c.id, row.side, c.workspace_id, row.at + make_interval(secs => ${threshold})
      FROM unnest(${rows.map((row) => row.conversationId)}::uuid[],
                  ${rows.map((row) => row.side)}::"MailSide"[],
                  ${rows.map((row) => row.at)}::timestamptz[]) AS row (conversation_id, side, at)
      JOIN conversations AS c ON c.id = row.conversation_id
      ORDER BY c.id, row.side
      ON CONFLICT (conversation_id, side) DO UPDATE
        SET due_at = GREATEST(excluded.due_at,
          conversation_mails.last_mail_at + make_interval(secs => ${interval}))
        WHERE conversation_mails.due_at IS NULL`;
  }
  return null;
}
