import "server-only";
import type { WidgetState } from "@linkdesk/contract/widget.ts";
import { visitorScope } from "../access/scope.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { displayName } from "../contacts/display-name.ts";
import { db } from "../platform/db.ts";
import { isTeamOnline } from "../workspaces/team-presence.ts";
import { conversationSelect, serializeForVisitor } from "./serialize-conversation.ts";

/** The widget shows the newest conversations; older ones stay with the agents. */
const MAX_CONVERSATIONS = 20;

/** What a returning visitor's widget starts from. */
export async function widgetState(session: VisitorSession): Promise<WidgetState> {
  const rows = await db().conversation.findMany({
    where: visitorScope(session),
    orderBy: { lastMessageAt: "desc" },
    take: MAX_CONVERSATIONS,
    select: conversationSelect,
  });
  const conversations = rows.map(serializeForVisitor);
  const { id, name, email } = session.contact;
  return {
    contact: {
      id,
      name: displayName({ id, name }),
      email,
      isAnonymous: name === null,
      isVerified: session.isVerified,
    },
    isOnline: await isTeamOnline(session.workspaceId),
    conversations,
    unread: conversations.reduce((sum, conversation) => sum + conversation.unread, 0),
  };
}
