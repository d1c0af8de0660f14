import "server-only";
import { type Inbox, type InboxSettings, inboxSettings } from "@linkdesk/contract/inboxes.ts";

type InboxRow = {
  id: string;
  name: string;
  brandName: string;
  websiteUrl: string;
  enabled: boolean;
  settings: unknown;
  createdAt: Date;
};

/**
 * Stored settings with today's defaults filled in. What is written is validated; a tab that an
 * older version wrote and this one does not understand falls back to its defaults, alone.
 */
export function readSettings(stored: unknown): InboxSettings {
  const whole = inboxSettings.safeParse(stored);
  if (whole.success) return whole.data;
  const tabs = Object.entries((stored ?? {}) as Record<string, unknown>);
  const good = tabs.filter(([tab, value]) => inboxSettings.safeParse({ [tab]: value }).success);
  return inboxSettings.parse(Object.fromEntries(good));
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
