import "server-only";
import { chooseLanguage, type Language } from "@linkdesk/contract/languages.ts";
import { readSettings } from "../inboxes/serialize-inbox.ts";
import { db } from "../platform/db.ts";

type Reader = { workspaceId: string; inboxId: string; contactId: string };

/**
 * The language for a contact outside of the chat, as in mails: the same as in the chat. That is the one that the inbox
 * is set to, or else their browser's when they were last in the inbox, or else English.
 */
export async function contactLanguage(
  { workspaceId, inboxId, contactId }: Reader,
  inbox: { settings: unknown },
): Promise<Language> {
  const newest = await db().session.findFirst({
    where: { workspaceId, inboxId, contactId, locale: { not: null } },
    orderBy: { lastSeenAt: "desc" },
    select: { locale: true },
  });
  return chooseLanguage(readSettings(inbox.settings).language, [newest?.locale ?? ""]);
}
