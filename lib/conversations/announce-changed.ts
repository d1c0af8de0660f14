import "server-only";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { publish, type RealtimeEvent } from "../platform/realtime.ts";
import { announceConversation, announceForTeam, conversationUpdated } from "./announce.ts";
import { receiptsSelect } from "./serialize-conversation.ts";

/** `isVisible`: the visitor sees the change, too. */
type Changed = { id: string; isVisible: boolean };

/** As many conversations are announced with their rows; of more, the team learns the ids in one event. */
const MAX_WITH_ROWS = 5;

/**
 * Tells the team that conversations have changed, and the visitors who see it. Publishing the row of each would make
 * a change of many conversations thousands of events for every browser of the team. The answer does not wait for it.
 */
export function announceChanged(workspaceId: string, changed: readonly Changed[]): void {
  if (changed.length <= MAX_WITH_ROWS) {
    for (const { id, isVisible } of changed) {
      (isVisible ? announceConversation : announceForTeam)(workspaceId, id);
    }
    return;
  }
  inBackground("announceChanged", publishChanged(workspaceId, changed));
}

/**
 * The same for what rows of lists do not show, such as an attribute: the team alone is notified, and fetches what is on
 * screen of these conversations.
 */
export function announceDetails(workspaceId: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const changed = ids.map((id) => ({ id, isVisible: false }));
  inBackground("announceDetails", publishChanged(workspaceId, changed));
}

async function publishChanged(workspaceId: string, changed: readonly Changed[]): Promise<void> {
  const visible = changed.filter(({ isVisible }) => isVisible).map(({ id }) => id);
  const rows = await db().conversation.findMany({
    where: { id: { in: visible }, workspaceId },
    select: { id: true, status: true, ...receiptsSelect },
  });
  const forTeam: RealtimeEvent = {
    channel: workspaceChannel(workspaceId),
    name: "conversations.changed",
    data: { conversationIds: changed.map(({ id }) => id) },
  };
  await publish([forTeam, ...rows.map(conversationUpdated)]);
}
