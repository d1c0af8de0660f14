import "server-only";
import type { ClientConfig } from "@linkdesk/contract/widget.ts";
import { realtimeClientConfig } from "../platform/realtime-address.ts";
import { isTeamOnline } from "../workspaces/team-presence.ts";
import { assertCustomClient } from "./access-rules.ts";
import { publicInbox } from "./public-inbox.ts";

/**
 * What a chat screen of one's own starts from: the inbox's public settings and the realtime server.
 * Programs may read it before they identify a visitor.
 * Errors: not_found, inbox_disabled, blocked, forbidden, domain_not_trusted.
 */
export async function clientConfig(
  inboxId: string,
  { address, origin }: { address: string | null; origin: string | null },
): Promise<ClientConfig> {
  const inbox = await publicInbox(inboxId, address);
  assertCustomClient(inbox.security, { origin, isIdentified: true });
  return {
    inboxId: inbox.id,
    brandName: inbox.brandName,
    isOnline: await isTeamOnline(inbox.workspaceId),
    settings: inbox.settings,
    realtime: realtimeClientConfig(),
  };
}
