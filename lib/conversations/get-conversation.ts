import "server-only";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import type { Caller } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { readSettings } from "../inboxes/serialize-inbox.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { isMailAvailable } from "../platform/mail.ts";
import { addressedSelect, mailAddressOf } from "./mail-address-of.ts";
import {
  conversationSelect,
  readsOf,
  receiptsOf,
  serializeListItem,
} from "./serialize-conversation.ts";

/** How many of the visitor's latest pages an agent sees. */
const PAGE_TRAIL = 20;

/** One conversation with what is known of its visitor's browser. Errors: not_found. */
export async function getConversation(caller: Caller, id: string): Promise<ConversationDetail> {
  const row = await db().conversation.findFirst({
    where: { id, ...memberScope(caller) },
    select: {
      ...conversationSelect,
      reads: readsOf(caller),
      form: true,
      attributes: true,
      emailThread: { select: { subject: true, to: true, cc: true } },
      inbox: { select: { ...conversationSelect.inbox.select, kind: true, settings: true } },
      contact: {
        select: {
          ...conversationSelect.contact.select,
          ...addressedSelect.contact.select,
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
  const item = serializeListItem(row, caller);
  return {
    ...item,
    readSeq: row.reads[0]?.readSeq ?? (await findReadSeq(id, item)),
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
    inboxKind: row.inbox.kind,
    mailAddress: canMail(row) ? mailAddressOf(row) : null,
    emailThread: row.emailThread && {
      subject: row.emailThread.subject,
      to: row.emailThread.to as MailPerson[],
      cc: row.emailThread.cc as MailPerson[],
    },
    attributes: row.contact.attributes as ConversationDetail["attributes"],
    conversationAttributes: row.attributes as ConversationDetail["conversationAttributes"],
    form: row.form as ConversationDetail["form"],
    pages: (session?.pageViews ?? []).map(({ url, title, createdAt }) => ({
      url,
      title,
      at: createdAt.toISOString(),
    })),
  };
}

/** Whether the inbox mails replies to a visitor who is away. */
function canMail(row: { inbox: { settings: unknown }; contact: { blockedAt: Date | null } }) {
  const { enabled } = readSettings(row.inbox.settings).continuity;
  return enabled && isMailAvailable() && row.contact.blockedAt === null;
}

/** Of a member who has not opened the conversation yet: what is before the first unread message. */
async function findReadSeq(
  conversationId: string,
  { unread, lastSeq }: { unread: number; lastSeq: number },
): Promise<number> {
  if (unread === 0) return lastSeq;
  const firstUnread = await db().message.findFirst({
    where: { conversationId, authorType: "contact" },
    orderBy: { seq: "desc" },
    skip: unread - 1,
    select: { seq: true },
  });
  return firstUnread ? firstUnread.seq - 1 : lastSeq;
}
