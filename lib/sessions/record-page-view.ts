import "server-only";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import type { ReportPageBody } from "@linkdesk/contract/widget.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { db } from "../platform/db.ts";
import { publish } from "../platform/realtime.ts";
import { keptColumns, pageColumns, pageView } from "./session-columns.ts";

/** Records the visitor's current page and when they were last seen, and notifies the agents. */
export async function recordPageView(
  session: VisitorSession,
  { privacy, ...page }: ReportPageBody,
): Promise<void> {
  const lastSeenAt = new Date();
  const before = await db().session.findUniqueOrThrow({
    where: { id: session.id },
    select: { pageUrl: true, anonymizeIp: true, retentionDays: true },
  });
  const hasMoved = before.pageUrl !== page.url;
  await db().$transaction([
    db().session.update({
      where: { id: session.id, workspaceId: session.workspaceId },
      data: {
        lastSeenAt,
        ...pageColumns(page),
        ...keptColumns(session.settings, session.address, before, privacy),
        ...(hasMoved ? { pageViews: { create: pageView(page) } } : {}),
      },
      select: { id: true },
    }),
    db().contact.update({
      where: { id: session.contact.id, workspaceId: session.workspaceId },
      data: { lastSeenAt },
      select: { id: true },
    }),
  ]);
  await publish([
    {
      channel: workspaceChannel(session.workspaceId),
      name: "visitor.seen",
      data: {
        contactId: session.contact.id,
        isWhole: true,
        pageUrl: page.url,
        pageTitle: page.title || null,
        at: lastSeenAt.toISOString(),
      },
    },
  ]);
}
