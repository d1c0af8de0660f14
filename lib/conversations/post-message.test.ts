import { describe, expect, it, test } from "vitest";
import { createConversation, createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { memberScope, visitorScope } from "../access/scope.ts";
import { signPictureAddress } from "../files/picture-address.ts";
import { db } from "../platform/db.ts";
import { describeMessage } from "./describe-event.ts";
import { getConversation } from "./get-conversation.ts";
import { listMessages } from "./list-messages.ts";
import { markReadByMember, markReadByVisitor } from "./mark-read.ts";
import { postTeamMessage, postVisitorMessage } from "./post-message.ts";
import { resolveConversation } from "./resolve-conversation.ts";
import { startConversation } from "./start-conversation.ts";

useDatabase();

const uuid = () => crypto.randomUUID();
const newest = { limit: 100 };

describe("posting a message", () => {
  it("posting a message shows a card's picture through us, when it is sent and whenever it is read", async () => {
    const { me, session, id } = await createConversation();
    const imageUrl = "https://shop.example/pot.jpg";
    const content = { type: "card" as const, card: { title: "Pot", imageUrl, buttons: [] } };
    const body = { clientId: uuid(), text: "", content };
    const through = { card: { imageUrl: signPictureAddress(imageUrl) } };
    expect(through.card.imageUrl).toContain("/api/pictures/");
    const sent = [await postTeamMessage(me, id, body), await postTeamMessage(me, id, body)];
    for (const { message } of sent) expect(message.content).toMatchObject(through);
    const page = await listMessages(visitorScope(session), id, newest);
    expect(page.messages[1]?.content).toMatchObject(through);
    // Webhooks get what was sent.
    const key = { workspaceId: me.workspace.id, conversationId: id };
    const described = await describeMessage(key, sent[0]?.message.id ?? "");
    expect(described?.content).toMatchObject({ card: { imageUrl } });
  });

  it("posting a message makes one message of fifty identical posts at once", async () => {
    const { session, id } = await createConversation();
    const body = { clientId: uuid(), text: "only once" };
    const posts = await Promise.all(
      Array.from({ length: 50 }, () => postVisitorMessage(session, id, body)),
    );
    expect(new Set(posts.map((post) => post.message.id)).size).toBe(1);
    expect(posts.filter((post) => post.created)).toHaveLength(1);
    const page = await listMessages(visitorScope(session), id, newest);
    expect(page.messages.map((message) => message.seq)).toEqual([1, 2]);
    expect(page.lastSeq).toBe(2);
  });

  it("parallel messages of both sides are numbered densely, and each keeps what it says", async () => {
    const { me, session, id } = await createConversation();
    const texts = Array.from({ length: 40 }, (_, i) => `message ${i}`);
    await Promise.all(
      texts.map((text, i) =>
        i % 2
          ? postVisitorMessage(session, id, { clientId: uuid(), text })
          : postTeamMessage(me, id, { clientId: uuid(), text }),
      ),
    );
    const { messages } = await listMessages(memberScope(me), id, newest);
    expect(messages.map((message) => message.seq)).toEqual(
      Array.from({ length: 41 }, (_, i) => i + 1),
    );
    expect(
      messages
        .slice(1)
        .map((message) => message.text)
        .sort(),
    ).toEqual([...texts].sort());
  });

  it("posting a message starts one conversation of twenty identical starts at once", async () => {
    const { inboxId } = await createTenant();
    const session = await createVisitor(inboxId);
    const body = { clientId: uuid(), text: "Hello?" };
    const starts = await Promise.all(
      Array.from({ length: 20 }, () => startConversation(session, body)),
    );
    expect(new Set(starts.map((start) => start.conversation.id)).size).toBe(1);
    expect(await db().conversation.count({ where: { contactId: session.contact.id } })).toBe(1);
  });

  it("posting a message counts unread for the other side and starts again from zero when it answers", async () => {
    const { me, session, id } = await createConversation();
    await postVisitorMessage(session, id, { clientId: uuid(), text: "Anyone?" });
    expect((await getConversation(me, id)).unread).toBe(2);
    await postTeamMessage(me, id, { clientId: uuid(), text: "Yes!" });
    expect((await getConversation(me, id)).unread).toBe(0);
    await postVisitorMessage(session, id, { clientId: uuid(), text: "Great" });
    expect((await getConversation(me, id)).unread).toBe(1);
  });

  it("posting a message reopens a resolved conversation, whoever writes it", async () => {
    const { me, session, id } = await createConversation();
    await resolveConversation(me, id);
    await postTeamMessage(me, id, { clientId: uuid(), text: "One more thing" });
    expect((await getConversation(me, id)).status).toBe("open");
    await resolveConversation(me, id);
    await postVisitorMessage(session, id, { clientId: uuid(), text: "Thanks, but…" });
    expect((await getConversation(me, id)).status).toBe("open");
  });
});

describe("reading", () => {
  it("reading never goes back and never past the end", async () => {
    const { me, session, id } = await createConversation();
    for (const text of ["two", "three"]) {
      await postVisitorMessage(session, id, { clientId: uuid(), text });
    }
    await markReadByMember(me, id, 2);
    expect(await getConversation(me, id)).toMatchObject({ unread: 1, agentReadSeq: 2 });
    await markReadByMember(me, id, 1);
    expect(await getConversation(me, id)).toMatchObject({ unread: 1, agentReadSeq: 2 });
    await markReadByMember(me, id, 2_000);
    expect(await getConversation(me, id)).toMatchObject({ unread: 0, agentReadSeq: 3 });
  });
});

describe("a visitor", () => {
  it("a visitor finds nothing of another visitor's conversation, not even in the same inbox", async () => {
    const { inboxId, id } = await createConversation();
    const stranger = await createVisitor(inboxId);
    const body = { clientId: uuid(), text: "let me in" };
    await expect(postVisitorMessage(stranger, id, body)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(listMessages(visitorScope(stranger), id, newest)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(markReadByVisitor(stranger, id, 1)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("a posted message touches four indexes of conversations", async () => {
  // Partial ones are only touched by rows that fulfil their predicate; see docs/decisions/0012.
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_index
    WHERE indrelid = 'conversations'::regclass AND indpred IS NULL`;
  expect(row?.count).toBe(4);
});

describe("what is unread", () => {
  it("what is unread is each member's own: one reads, and it stays unread for the other", async () => {
    const { me, session, id } = await createConversation();
    const colleague = await createColleague(me, new Date(Date.now() - 60_000));
    await postVisitorMessage(session, id, { clientId: uuid(), text: "Anybody there?" });
    await markReadByMember(me, id, 2);
    expect((await getConversation(me, id)).unread).toBe(0);
    expect(await getConversation(colleague, id)).toMatchObject({ unread: 2, readSeq: 0 });
    // A reply says that its author has read what is before it, and nothing of the others.
    await postTeamMessage(me, id, { clientId: uuid(), text: "Yes" });
    await postVisitorMessage(session, id, { clientId: uuid(), text: "Good" });
    expect((await getConversation(me, id)).unread).toBe(1);
    expect((await getConversation(colleague, id)).unread).toBe(3);
    expect(await db().conversationRead.count({ where: { conversationId: id } })).toBe(1);
  });

  it("what is unread does not include what is older than the membership", async () => {
    const { me, id } = await createConversation();
    const colleague = await createColleague(me, new Date(Date.now() + 60_000));
    expect((await getConversation(colleague, id)).unread).toBe(0);
    await db().conversation.update({
      where: { id },
      data: { lastMessageAt: new Date(Date.now() + 120_000) },
    });
    expect((await getConversation(colleague, id)).unread).toBe(1);
  });

  it("what is unread counts exactly when only a part was read", async () => {
    const { me, session, id } = await createConversation();
    for (const text of ["two", "three", "four"]) {
      await postVisitorMessage(session, id, { clientId: uuid(), text });
    }
    await markReadByMember(me, id, 2);
    expect(await getConversation(me, id)).toMatchObject({ unread: 2, readSeq: 2, agentReadSeq: 2 });
    // Reading never goes back.
    await markReadByMember(me, id, 1);
    expect((await getConversation(me, id)).unread).toBe(2);
  });
});

/** Another member of the workspace. */
async function createColleague(me: Actor, joinedAt: Date): Promise<Actor> {
  const { me: other } = await createTenant();
  const member = await db().member.create({
    data: {
      workspaceId: me.workspace.id,
      userId: other.userId,
      role: "agent",
      createdAt: joinedAt,
    },
  });
  return { ...me, memberId: member.id, joinedAt: member.createdAt.toISOString() };
}
