import "server-only";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import { inBackground } from "../platform/background.ts";
import { publish } from "../platform/realtime.ts";

/** Tells the team that a contact's details changed, after the commit. The answer does not wait. */
export function announceContact(workspaceId: string, contactId: string): void {
  const channel = workspaceChannel(workspaceId);
  const event = { channel, name: "contact.changed", data: { contactId } } as const;
  inBackground("announceContact", publish([event]));
}
