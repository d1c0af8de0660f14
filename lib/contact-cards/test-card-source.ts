import "server-only";
import type { TriedContactCard } from "@linkdesk/contract/contact-card.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { askCardServer } from "./ask-card-server.ts";
import { agentOf } from "./card-agent.ts";
import { sourceSelect } from "./card-source.ts";

/**
 * Asks the business's server for the card of an invented contact, also while cards are off, and says what came of it.
 * Errors: forbidden; not_found when no server is set.
 */
export async function testCardSource(actor: RecordedCaller): Promise<TriedContactCard> {
  requirePermission(actor, "webhook.manage");
  const where = { workspaceId: actor.workspace.id };
  const source = await db().contactCardSource.findFirst({ where, select: sourceSelect });
  if (!source) throw notFound("contact card");
  const { card, error, status, durationMs } = await askCardServer(source, {
    event: "contact_card.requested",
    data: {
      isTest: true,
      conversationId: null,
      channelId: null,
      contact: {
        ...{ id: uuidV7(), externalUserId: "test", name: "Test", email: null, attributes: {} },
      },
      agent: agentOf(actor),
      timestamp: new Date().toISOString(),
    },
  });
  return { card, error, status, durationMs };
}
