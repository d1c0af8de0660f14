import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import { describe, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { visitorScope } from "../access/scope.ts";
import { answerMessage } from "./answer-message.ts";
import { listMessages } from "./list-messages.ts";
import { postTeamMessage } from "./post-message.ts";
import { startConversation } from "./start-conversation.ts";

useDatabase();

const uuid = () => crypto.randomUUID();
const body = { text: "How was it?" };
const RATING: MessageContent = {
  type: "interactive",
  interactive: {
    type: "buttons",
    body,
    buttons: [
      { id: "great", label: "Great!" },
      { id: "more", label: "Read more", url: "https://example.com/more" },
    ],
  },
};
const FORM: MessageContent = {
  type: "interactive",
  interactive: {
    type: "form",
    body,
    submitButton: "Send",
    fields: [
      { name: "order", label: "Order number", type: "number", required: true },
      { name: "email", label: "Email", type: "email", required: false },
    ],
  },
};
const CSAT: MessageContent = { type: "interactive", interactive: { type: "csat", body, scale: 5 } };

async function asked(content: MessageContent) {
  const { me, inboxId } = await createTenant();
  const session = await createVisitor(inboxId);
  const { conversation } = await startConversation(session, { clientId: uuid(), text: "Hi" });
  const { message } = await postTeamMessage(me, conversation.id, {
    clientId: uuid(),
    text: "",
    content,
  });
  const answer = (response: Parameters<typeof answerMessage>[3]) =>
    answerMessage(session, conversation.id, message.id, response);
  const all = async () =>
    (await listMessages(visitorScope(session), conversation.id, { limit: 100 })).messages;
  return { inboxId, conversation, message, answer, all };
}

describe("answering an interactive message", () => {
  it("answering an interactive message records a click once, however often and from however many tabs it comes", async () => {
    const { answer, all, message } = await asked(RATING);
    expect(message.text).toBe("How was it?");
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => answer({ buttonId: "great" })),
    );
    for (const { response } of answers) expect(response).toMatchObject({ buttonId: "great" });
    const messages = await all();
    expect(messages.map(({ text }) => text)).toEqual(["Hi", "How was it?", "Great!"]);
    expect(messages[1]?.response).toMatchObject({ buttonId: "great" });
  });

  it("a button that opens a page is recorded and says nothing", async () => {
    const { answer, all } = await asked(RATING);
    expect((await answer({ buttonId: "more" })).message).toBeNull();
    expect(await all()).toHaveLength(2);
  });

  it("answering an interactive message takes a form with what it needs, and names what is missing or wrong", async () => {
    const { answer, all } = await asked(FORM);
    await expect(answer({ values: { email: "nobody" } })).rejects.toMatchObject({
      errors: [{ field: "values.order" }, { field: "values.email" }],
    });
    await answer({ values: { order: "20418", email: "a@example.com", extra: "dropped" } });
    expect((await all()).at(-1)?.text).toBe("Order number: 20418\nEmail: a@example.com");
  });

  it("answering an interactive message takes a rating with a comment", async () => {
    const { answer, all } = await asked(CSAT);
    await answer({ rating: 4, comment: "Quick!" });
    expect((await all()).at(-1)?.text).toBe("★★★★☆\nQuick!");
  });

  it.each([
    [RATING, { buttonId: "hacked" }, "buttonId"],
    [RATING, { rating: 5 }, "rating"],
    [CSAT, { values: {} }, "values"],
  ])(
    "answering an interactive message refuses an answer that does not fit",
    async (content, response, field) => {
      const { answer } = await asked(content as MessageContent);
      await expect(answer(response as never)).rejects.toMatchObject({ errors: [{ field }] });
    },
  );

  it("answering an interactive message is closed to another visitor of the same inbox", async () => {
    const { inboxId, conversation, message } = await asked(RATING);
    const stranger = await createVisitor(inboxId);
    const tried = answerMessage(stranger, conversation.id, message.id, { buttonId: "great" });
    await expect(tried).rejects.toMatchObject({ code: "not_found" });
  });
});
