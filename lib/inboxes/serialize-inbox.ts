import "server-only";
import {
  type Inbox,
  type InboxKind,
  type InboxSettings,
  inboxSettings,
} from "@linkdesk/contract/inboxes.ts";

type InboxRow = {
  id: string;
  kind: InboxKind;
  name: string;
  brandName: string;
  websiteUrl: string;
  enabled: boolean;
  mailInboxId: string | null;
  replyReopens: boolean;
  replyAssigns: boolean;
  mailAccount: { address: string; lastError: string | null } | null;
  settings: unknown;
  createdAt: Date;
};

/** What has to be read with an inbox to serialize it. */
export const WITH_MAIL = {
  mailAccount: { select: { address: true, lastError: true } },
} as const;

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
    kind: row.kind,
    name: row.name,
    brandName: row.brandName,
    websiteUrl: row.websiteUrl,
    enabled: row.enabled,
    mailInboxId: row.mailInboxId,
    mail: row.mailAccount && {
      address: row.mailAccount.address,
      lastError: row.mailAccount.lastError,
    },
    replyReopens: row.replyReopens,
    replyAssigns: row.replyAssigns,
    settings: readSettings(row.settings),
    createdAt: row.createdAt.toISOString(),
  };
}
