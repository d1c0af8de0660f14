import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { memberScope } from "./scope.ts";
import { conversationSelect, receiptsOf, serializeListItem } from "./serialize-conversation.ts";

/** How many of the visitor's latest pages an agent sees. */
const PAGE_TRAIL = 20;

/** One conversation with what is known of its visitor's browser. Errors: not_found. */
export async function getConversation(me: Me, id: string): Promise<ConversationDetail> {
  const row = await db().conversation.findFirst({
    where: { id, ...memberScope(me) },
    select: {
      ...conversationSelect,
      form: true,
      contact: {
        select: {
          ...conversationSelect.contact.select,
          attributes: true,
          sessions: {
            orderBy: { lastSeenAt: "desc" },
            take: 1,
            include: { pageViews: { orderBy: { id: "desc" }, take: PAGE_TRAIL } },
          },
        },
      },
    },
  });
  if (!row) throw notFound("conversation");
  const [session] = row.contact.sessions;
  return {
    ...serializeListItem(row),
    ...receiptsOf(row),
    visitor: session
      ? {
          pageUrl: session.pageUrl,
          pageTitle: session.pageTitle,
          referrer: session.referrer,
          locale: session.locale,
          timezone: session.timezone,
          userAgent: session.userAgent,
          lastSeenAt: session.lastSeenAt.toISOString(),
        }
      : null,
    attributes: row.contact.attributes as ConversationDetail["attributes"],
    form: row.form as ConversationDetail["form"],
    pages: (session?.pageViews ?? []).map(({ url, title, createdAt }) => ({
      url,
      title,
      at: createdAt.toISOString(),
    })),
  };
}
