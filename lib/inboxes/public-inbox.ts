import "server-only";
import type { InboxSecurity } from "../contract/inbox-security.ts";
import type { InboxSettings } from "../contract/inboxes.ts";
import { chooseLanguage } from "../contract/languages.ts";
import { launcherWords } from "../contract/launcher-words.ts";
import type { LauncherConfig } from "../contract/widget.ts";
import { withOwnPictures } from "../files/picture-address.ts";
import { AppError, notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { isMailAvailable } from "../platform/mail.ts";
import { isStorageAvailable } from "../platform/storage.ts";
import { admitAddress, readSecurity } from "./admit.ts";
import { readSettings } from "./serialize-inbox.ts";

/** An inbox as its visitors meet it: nothing in its settings is secret, its security is. */
export type PublicInbox = {
  id: string;
  workspaceId: string;
  brandName: string;
  settings: InboxSettings;
  /** Stays on the server. */
  security: InboxSecurity;
};

/**
 * The inbox that a website embeds, for a visitor at `address`.
 * Errors: not_found, inbox_disabled, blocked.
 */
export async function publicInbox(id: string, address: string | null): Promise<PublicInbox> {
  const row = await db().inbox.findUnique({ where: { id } });
  if (!row) throw notFound("inbox");
  if (!row.enabled) throw new AppError("inbox_disabled");
  const security = readSecurity(row.security);
  admitAddress(security, address);
  const settings = withOwnPictures(readSettings(row.settings));
  const { behaviour } = settings;
  // Nobody is offered what this deployment cannot do.
  const uploads = {
    ...behaviour.uploads,
    enabled: behaviour.uploads.enabled && isStorageAvailable(),
  };
  const transcriptByEmail = behaviour.transcriptByEmail && isMailAvailable();
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    brandName: row.brandName,
    settings: { ...settings, behaviour: { ...behaviour, uploads, transcriptByEmail } },
    security,
  };
}

/** What a visitor wants to read: the page's own wish, and the browser's `Accept-Language`. */
type Wishes = { pageLanguage?: string; acceptLanguage: string | null };

/** What the launcher needs before any interaction, and not a byte more. */
export function launcherConfig(
  { id, brandName, settings }: PublicInbox,
  { pageLanguage, acceptLanguage }: Wishes,
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
