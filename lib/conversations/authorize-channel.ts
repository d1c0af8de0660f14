import "server-only";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { memberScope, type Scope, visitorScope } from "../access/scope.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { authorizeChannel } from "../platform/realtime.ts";

type Request = { socket_id: string; channel_name: string };

/** A visitor's socket may join the channels of the visitor's own conversations, nothing else. */
export async function authorizeVisitorChannel(session: VisitorSession, request: Request) {
  await requireConversation(visitorScope(session), request.channel_name);
  return authorizeChannel(request.socket_id, request.channel_name);
}

/**
 * The socket of an agent or a program may join its workspace's channel and those of the workspace's
 * conversations. A key that is limited to inboxes may join those of its conversations only.
 */
export async function authorizeMemberChannel(caller: Caller, request: Request) {
  const isLimited = isKey(caller) && caller.inboxIds !== null;
  if (isLimited || request.channel_name !== workspaceChannel(caller.workspace.id)) {
    await requireConversation(memberScope(caller), request.channel_name);
  }
  return authorizeChannel(request.socket_id, request.channel_name);
}

async function requireConversation(scope: Scope, channel: string): Promise<void> {
  const id = /^private-conversation-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    channel,
  )?.[1];
  const found =
    id && (await db().conversation.findFirst({ where: { id, ...scope }, select: { id: true } }));
  if (!found)
    throw new AppError("forbidden", { userMessage: "You are not allowed to join this channel." });
}
