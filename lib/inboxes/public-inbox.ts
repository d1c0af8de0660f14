import "server-only";
import type { InboxSecurity } from "@linkdesk/contract/inbox-security.ts";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { chooseLanguage } from "@linkdesk/contract/languages.ts";
import { launcherWords } from "@linkdesk/contract/launcher-words.ts";
import type { LauncherConfig } from "@linkdesk/contract/widget.ts";
import { withOwnPictures } from "../files/picture-address.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { isMailAvailable } from "../platform/mail.ts";
import { isStorageAvailable } from "../platform/storage.ts";
import { assertAddressAllowed, readSecurity } from "./access-rules.ts";
import { readSettings } from "./serialize-inbox.ts";

/** An inbox as the widget uses it. The settings are public; the security rules are not. */
export type PublicInbox = {
  id: string;
  workspaceId: string;
  brandName: string;
  settings: InboxSettings;
  /** Never sent to browsers. */
  security: InboxSecurity;
};

/**
 * The inbox that a website embeds, for a visitor at `address`.
 * Errors: not_found, inbox_disabled, blocked.
 */
export async function publicInbox(id: string, address: string | null): Promise<PublicInbox> {
  const row = await db().inbox.findFirst({ where: { id, kind: "webchat" } });
  if (!row) throw notFound("inbox");
  if (!row.enabled) throw new AppError("inbox_disabled");
  const security = readSecurity(row.security);
  assertAddressAllowed(security, address);
  const settings = withOwnPictures(readSettings(row.settings));
  const { behaviour } = settings;
  // Features that this deployment cannot provide are switched off.
  const uploads = {
    ...behaviour.uploads,
    enabled: behaviour.uploads.enabled && isStorageAvailable(),
  };
  const transcriptByEmail = behaviour.transcriptByEmail && isMailAvailable();
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    brandName: row.brandName,
    settings: {
      ...settings,
      behaviour: { ...behaviour, uploads, transcriptByEmail },
      // Who is mailed is the team's own affair.
      continuity: { ...settings.continuity, recipientIds: [] },
    },
    security,
  };
}

/** The page's `language` option and the browser's `Accept-Language` header. */
type LanguagePreferences = { pageLanguage?: string; acceptLanguage: string | null };

/** What the launcher needs before any interaction. Keep it small: every page load fetches it. */
export function launcherConfig(
  { id, brandName, settings }: PublicInbox,
  { pageLanguage, acceptLanguage }: LanguagePreferences,
): LauncherConfig {
  const preferred = (acceptLanguage ?? "").split(",").map((tag) => tag.split(";")[0]?.trim() ?? "");
  const language = chooseLanguage(pageLanguage || settings.language, preferred);
  const { color, colorScheme, position, offsetX, offsetY } = settings.appearance;
  const { size, launcherIcon, launcherImageUrl, customCss } = settings.appearance;
  return {
    inboxId: id,
    brandName,
    language: settings.language,
    words: launcherWords(language, brandName),
    appearance: {
      color,
      colorScheme,
      position,
      offsetX,
      offsetY,
      size,
      launcherIcon,
      launcherImageUrl,
      customCss,
    },
    proactive: settings.behaviour.proactive.map((rule, index) => ({
      ...rule,
      id: rule.id ?? `rule-${index + 1}`,
    })),
    cookieConsent: settings.privacy.cookieConsent,
    persistSession: settings.privacy.persistSession,
  };
}
