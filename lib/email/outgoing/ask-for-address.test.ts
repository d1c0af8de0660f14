import type { FormValues } from "@linkdesk/contract/form-fields.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../../tests/support/people.ts";
import { scratchFolder } from "../../../tests/support/scratch.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import type { Actor } from "../../access/actor.ts";
import type { VisitorSession } from "../../access/visitor-session.ts";
import { answerMessage } from "../../conversations/answer-message.ts";
import { getConversation } from "../../conversations/get-conversation.ts";
import { listMessages } from "../../conversations/list-messages.ts";
import { startConversation } from "../../conversations/start-conversation.ts";
import { updateInbox } from "../../inboxes/update-inbox.ts";
import { dispatchEvents } from "../../jobs/dispatch-events.ts";
import { db } from "../../platform/db.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => void Object.assign(process.env, { MAIL_DIR: scratch.path, MAIL_PREVIEW: "true" }));
afterAll(scratch.remove);

let me: Actor;
let inboxId: string;
let session: VisitorSession;

beforeEach(async () => {
  ({ me, inboxId } = await createTenant());
  session = await createVisitor(inboxId);
});

const wanted = (askForAddress = true) =>
  updateInbox(me, inboxId, { settings: { continuity: { askForAddress } } });

/** What is in the conversation after the visitor's first message. */
async function begin(form: FormValues = {}) {
  const body = { clientId: crypto.randomUUID(), text: "Hello?", form };
  const { id } = (await startConversation(session, body)).conversation;
  await dispatchEvents();
  const { messages } = await listMessages({ workspaceId: me.workspace.id }, id, { limit: 10 });
  return { id, question: messages[1] };
}

test("a visitor who writes while nobody is there is asked for an address, in their language", async () => {
  await wanted();
  await db().session.update({ where: { id: session.id }, data: { locale: "de-AT" } });
  const { id, question } = await begin();
  expect(question).toMatchObject({ author: { type: "bot" }, seq: 2 });
  expect(question?.text).toContain("Hinterlassen Sie Ihre E-Mail-Adresse");
  await answerMessage(session, id, question?.id ?? "", { values: { email: "Kari@Example.com" } });
  expect((await getConversation(me, id)).mailAddress).toBe("kari@example.com");
  // Their next conversation knows the address.
  expect((await begin()).question).toBeUndefined();
});

test.each<[string, () => Promise<unknown>, FormValues]>([
  ["nobody is asked unless the inbox wants it", () => wanted(false), {}],
  ["nobody is asked who has left an address", () => wanted(), { email: "kari@example.com" }],
  [
    "nobody is asked while somebody is there",
    async () => {
      await wanted();
      const data = { lastSeenAt: new Date() };
      await db().member.update({ where: { id: me.memberId }, data });
    },
    {},
  ],
])("in the chat, %s", async (_name, prepare, form) => {
  await prepare();
  expect((await begin(form)).question).toBeUndefined();
});
