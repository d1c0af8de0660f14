import { describe, expect, it } from "vitest";
import { createConversation } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { memberScope, visitorScope } from "../access/scope.ts";
import { getConversation } from "./get-conversation.ts";
import { markDelivered } from "./mark-delivered.ts";
import { markReadByVisitor } from "./mark-read.ts";
import { postTeamMessage } from "./post-message.ts";

useDatabase();

async function conversation() {
  const { me, session, id } = await createConversation();
  const answer = (text: string) => postTeamMessage(me, id, { clientId: crypto.randomUUID(), text });
  const deliver = (seq: number) =>
    markDelivered(visitorScope(session), "contact", { conversations: [{ id, seq }] });
  const delivered = async () => (await getConversation(me, id)).contactDeliveredSeq;
  return { me, session, id, answer, deliver, delivered };
}

describe("what was delivered", () => {
  it("what was delivered is what a browser says, never going back and never past the end", async () => {
    const { answer, deliver, delivered } = await conversation();
    await answer("two");
    await answer("three");
    expect(await delivered()).toBe(1);
    await deliver(2);
    expect(await delivered()).toBe(2);
    await deliver(1);
    expect(await delivered()).toBe(2);
    await deliver(2_000);
    expect(await delivered()).toBe(3);
  });

  it("what was delivered includes what was read", async () => {
    const { session, id, answer, delivered } = await conversation();
    await answer("two");
    await markReadByVisitor(session, id, 2);
    expect(await delivered()).toBe(2);
  });

  it("what was delivered is reported for several conversations at once, and changes nobody else's", async () => {
    const [one, other] = [await conversation(), await conversation()];
    await one.answer("two");
    await other.answer("two");
    const conversations = [
      { id: one.id, seq: 2 },
      { id: other.id, seq: 2 },
      { id: crypto.randomUUID(), seq: 2 },
    ];
    await markDelivered(visitorScope(one.session), "contact", { conversations });
    await markDelivered(memberScope(one.me), "agent", { conversations });
    expect(await one.delivered()).toBe(2);
    expect(await other.delivered()).toBe(1);
    expect((await getConversation(other.me, other.id)).agentDeliveredSeq).toBe(2);
    const third = await conversation();
    await markDelivered(memberScope(other.me), "agent", {
      conversations: [{ id: third.id, seq: 1 }],
    });
    expect((await getConversation(third.me, third.id)).agentDeliveredSeq).toBe(0);
  });
});
