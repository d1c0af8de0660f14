import "server-only";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import { inBackground } from "../platform/background.ts";
import { publish } from "../platform/realtime.ts";

/**
 * Tells the team that the mails of a conversation have changed, or those that are held. On the team's channel
 * only: a hint to fetch.
 */
export function announceEmails(workspaceId: string, conversationId: string | null): void {
  const channel = workspaceChannel(workspaceId);
  const data = { conversationId };
  inBackground("announceEmails", publish([{ channel, name: "emails.changed", data }]));
}
