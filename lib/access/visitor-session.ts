import "server-only";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";

/** The caller of a widget route. Use cases take a visitor's scope from it and from nothing else. */
export type VisitorSession = {
  id: string;
  workspaceId: string;
  inboxId: string;
  contact: { id: string; name: string | null; email: string | null };
  /** The website has verified who the contact is. */
  isVerified: boolean;
  /** The caller's IP address; see `requestAddress`. */
  address: string | null;
  /** The longest time that the page allows resolved conversations to be kept. */
  retentionDays: number | null;
  /** The settings of the session's inbox. */
  settings: InboxSettings;
};
