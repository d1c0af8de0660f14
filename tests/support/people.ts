import type { Actor } from "../../lib/access/actor.ts";
import type { VisitorSession } from "../../lib/access/visitor-session.ts";
import { startConversation } from "../../lib/conversations/start-conversation.ts";
import { issueEmbedTicket } from "../../lib/inboxes/embed-ticket.ts";
import { db } from "../../lib/platform/db.ts";
import { createSession } from "../../lib/sessions/create-session.ts";
import { visitor } from "../../lib/sessions/require-session.ts";

/** A workspace with its owner and one inbox. */
export async function createTenant(name = "Acme"): Promise<{ me: Actor; inboxId: string }> {
  const workspace = await db().workspace.create({ data: { name } });
  const email = `${crypto.randomUUID()}@example.com`;
  const member = await db().member.create({
    data: {
      role: "owner",
      workspace: { connect: { id: workspace.id } },
      user: { create: { email, name: `${name} owner`, passwordHash: "none" } },
    },
    include: { user: true },
  });
  const inbox = await db().inbox.create({
    data: {
      workspaceId: workspace.id,
      name: "Website",
      brandName: name,
      websiteUrl: "https://example.com",
    },
  });
  return {
    me: {
      memberId: member.id,
      userId: member.userId,
      name: member.user.name,
      email,
      isEmailVerified: true,
      undoSendSeconds: 0,
      role: "owner",
      joinedAt: member.createdAt.toISOString(),
      workspace: { id: workspace.id, name },
      origin: { address: null, userAgent: "test" },
    },
    inboxId: inbox.id,
  };
}

/** Another member of a workspace. */
export async function createMember({ workspace }: Actor, name: string): Promise<Actor> {
  const email = `${crypto.randomUUID()}@example.com`;
  const { id, userId, createdAt } = await db().member.create({
    data: {
      role: "agent",
      workspace: { connect: { id: workspace.id } },
      user: { create: { email, name, passwordHash: "none" } },
    },
  });
  return {
    ...{ memberId: id, userId, name, email, isEmailVerified: true, role: "agent", workspace },
    undoSendSeconds: 0,
    ...{ joinedAt: createdAt.toISOString(), origin: { address: null, userAgent: "test" } },
  };
}

/** A visitor with a fresh session in an inbox. */
export async function createVisitor(inboxId: string): Promise<VisitorSession> {
  const ticket = issueEmbedTicket(inboxId);
  const { token } = await createSession(
    { inboxId, ticket },
    { address: null, userAgent: "test", token: null },
  );
  const headers = { authorization: `Bearer ${token}` };
  return visitor(new Request("http://localhost/", { headers }));
}

/** A workspace, a visitor, and the conversation that the visitor began with "Hello". */
export async function createConversation() {
  const { me, inboxId } = await createTenant();
  const session = await createVisitor(inboxId);
  const body = { clientId: crypto.randomUUID(), text: "Hello" };
  const { id } = (await startConversation(session, body)).conversation;
  return { me, inboxId, session, id };
}
