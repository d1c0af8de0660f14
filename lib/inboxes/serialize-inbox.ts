import "server-only";
import { type Inbox, type InboxSettings, inboxSettings } from "../contract/inboxes.ts";

type InboxRow = {
  id: string;
  name: string;
  brandName: string;
  websiteUrl: string;
  enabled: boolean;
  settings: unknown;
  createdAt: Date;
};

/** Stored settings with today's defaults filled in. Unknown leftovers of older versions are dropped. */
export function readSettings(stored: unknown): InboxSettings {
  return inboxSettings.strip().catch(inboxSettings.parse({})).parse(stored);
}

/** What leaves of an inbox, for members of its workspace. */
export function serializeInbox(row: InboxRow): Inbox {
  return {
    id: row.id,
    name: row.name,
    brandName: row.brandName,
    websiteUrl: row.websiteUrl,
    enabled: row.enabled,
    settings: readSettings(row.settings),
    createdAt: row.createdAt.toISOString(),
  };
}
