import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { WebsiteReport } from "@linkdesk/contract/inboxes.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { fetchPage, OutgoingError } from "../platform/outgoing.ts";

const MAX_PAGE_BYTES = 2 * 1024 * 1024;

/**
 * Looks at the inbox's website for its snippet. What only a script adds (a tag manager, a
 * framework) is not seen, and the report says so. Errors: not_found, also for
 * an e-mail inbox.
 */
export async function checkWebsite(me: Me, id: string): Promise<WebsiteReport> {
  const where = { id, workspaceId: me.workspace.id, kind: "webchat" } as const;
  const inbox = await db().inbox.findFirst({ where, select: { websiteUrl: true } });
  if (!inbox) throw notFound("inbox");
  try {
    const page = await fetchPage(inbox.websiteUrl, MAX_PAGE_BYTES);
    const { url, status } = page;
    if (status >= 400) return { result: "unreachable", url, reason: `It answered with ${status}.` };
    return { url, ...readPage(page.text, id, env().APP_URL) };
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    return { result: "unreachable", url: inbox.websiteUrl, reason: error.message };
  }
}

/** What a page's HTML says about the snippet. */
export function readPage(
  html: string,
  inboxId: string,
  appUrl: string,
): { result: "found" | "other_inbox" | "no_inbox" | "missing" } {
  const withoutComments = dropComments(html);
  const hasScript = ["/widget.js", "/v1/linktor.js"].some((path) =>
    withoutComments.includes(appUrl + path),
  );
  if (!hasScript) return { result: "missing" };
  if (withoutComments.toLowerCase().includes(inboxId)) return { result: "found" };
  const named = /(?:inboxID|channelId)["']?\s*[:=]\s*["'][\da-f-]{36}["']/i.test(withoutComments);
  return { result: named ? "other_inbox" : "no_inbox" };
}

/** The page without what it comments out; a comment that nothing closes goes on to the end. */
function dropComments(html: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let from = html.indexOf("<!--"); from >= 0; from = html.indexOf("<!--", at)) {
    kept.push(html.slice(at, from));
    const end = html.indexOf("-->", from + 4);
    if (end < 0) return kept.join("");
    at = end + 3;
  }
  return kept.join("") + html.slice(at);
}
