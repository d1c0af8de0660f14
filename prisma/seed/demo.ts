// The demo workspace that the first `npm start` makes: a small shop with some conversations.

import { createDb } from "../../lib/platform/db.ts";
import { hashPassword } from "../../lib/platform/password.ts";
import type { PrismaClient } from "../../lib/platform/prisma/client.ts";
import { DEMO_CONVERSATIONS, type DemoConversation } from "./conversations.ts";
import { createDemoMail } from "./demo-mail.ts";
import { DEMO_REPLIES } from "./saved-replies.ts";

export type Demo = { email: string; password: string; inboxId: string };

const OWNER = { email: "demo@linkdesk.example", name: "Maya Lindqvist" };
const COLLEAGUE = { email: "jonas@linkdesk.example", name: "Jonas Weber" };
const MINUTE_MS = 60_000;
const MEMBERS_SINCE_MS = 30 * 24 * 60 * MINUTE_MS;

/**
 * Makes the demo workspace in an empty database; later it only looks it up. Null when the database
 * belongs to somebody else, so that nobody's service grows a demo account.
 */
export async function seedDemo(databaseUrl: string, password: string): Promise<Demo | null> {
  const db = createDb(databaseUrl, 2);
  try {
    if ((await db.user.count()) === 0) await createDemo(db, password);
    const inbox = await db.inbox.findFirst({
      where: { workspace: { members: { some: { role: "owner", user: { email: OWNER.email } } } } },
      orderBy: { id: "asc" },
    });
    return inbox && { email: OWNER.email, password, inboxId: inbox.id };
  } finally {
    await db.$disconnect();
  }
}

async function createDemo(db: PrismaClient, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    const workspace = await tx.workspace.create({ data: { name: "Fernhill Coffee" } });
    const workspaceId = workspace.id;
    const join = (role: "owner" | "agent", person: typeof OWNER) =>
      tx.member.create({
        data: {
          role,
          // Longer than the conversations: what is older than a membership counts as read.
          createdAt: new Date(Date.now() - MEMBERS_SINCE_MS),
          workspace: { connect: { id: workspaceId } },
          user: { create: { ...person, passwordHash, emailVerifiedAt: new Date() } },
        },
      });
    const owner = await join("owner", OWNER);
    const colleague = await join("agent", COLLEAGUE);
    const inbox = await tx.inbox.create({
      data: {
        workspaceId,
        name: "Website",
        brandName: "Fernhill Coffee",
        websiteUrl: "http://127.0.0.1:3001",
        settings: {
          appearance: { color: "#1f6f54" },
          messages: {
            greeting: "Hello, and welcome in",
            introduction:
              "Questions about an order, a grinder or tonight's dinner blend? A person answers.",
          },
        },
      },
    });
    for (const conversation of DEMO_CONVERSATIONS) {
      const members = { owner: owner.id, colleague: colleague.id };
      await tx.contact.create({
        data: contactData(conversation, { workspaceId, inboxId: inbox.id, members }),
      });
    }
    await tx.savedReply.createMany({
      data: DEMO_REPLIES.map((reply) => ({ ...reply, workspaceId })),
    });
    await createDemoMail(tx, { workspaceId, memberId: owner.id });
  });
}

type Place = {
  workspaceId: string;
  inboxId: string;
  members: { owner: string; colleague: string };
};

function contactData(demo: DemoConversation, { workspaceId, inboxId, members }: Place) {
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * MINUTE_MS);
  const last = demo.messages.at(-1);
  const started = at(demo.messages[0]?.minutesAgo ?? 0);
  const lastAt = at(last?.minutesAgo ?? 0);
  const lastSeq = demo.messages.length;
  return {
    workspaceId,
    name: demo.name,
    email: demo.email,
    createdAt: started,
    lastSeenAt: lastAt,
    sessions: {
      create: {
        workspaceId,
        inboxId,
        // No token has this hash: these visitors exist only in the demo.
        tokenHash: crypto.getRandomValues(new Uint8Array(32)),
        expiresAt: lastAt,
        lastSeenAt: lastAt,
        ...demo.visitor,
      },
    },
    conversations: {
      create: {
        workspaceId,
        inboxId,
        clientId: crypto.randomUUID(),
        assigneeId: demo.assignee ? members[demo.assignee] : null,
        status: demo.isResolved ? ("resolved" as const) : ("open" as const),
        resolvedAt: demo.isResolved ? lastAt : null,
        lastSeq,
        lastMessageAt: lastAt,
        preview: last?.text.slice(0, 140) ?? "",
        previewAuthor: last?.from === "contact" ? ("contact" as const) : ("agent" as const),
        previewMemberId: last && last.from !== "contact" ? members[last.from] : null,
        contactMessages: demo.unread,
        agentReadSeq: lastSeq - demo.unread,
        contactReadSeq: lastSeq,
        waitingSince: demo.unread > 0 ? lastAt : null,
        createdAt: started,
        messages: {
          create: demo.messages.map((message, index) => ({
            workspaceId,
            seq: index + 1,
            authorType: message.from === "contact" ? ("contact" as const) : ("agent" as const),
            memberId: message.from === "contact" ? null : members[message.from],
            text: message.text,
            createdAt: at(message.minutesAgo),
          })),
        },
      },
    },
  };
}
