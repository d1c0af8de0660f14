import { conversationsQuery } from "@linkdesk/contract/conversation-filter.ts";
import { detailQuery } from "@linkdesk/contract/conversations.ts";
import { expect, it } from "vitest";
import { createConversation } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { KeyActor } from "../access/actor.ts";
import { assignConversation } from "./assign-conversation.ts";
import { withExpanded } from "./expand-conversations.ts";
import { getConversation } from "./get-conversation.ts";
import { listConversations } from "./list-conversations.ts";
import { postTeamMessage } from "./post-message.ts";

useDatabase();

it("a list answers with what it was asked to expand, and with nothing else", async () => {
  const { me, session, id } = await createConversation();
  await postTeamMessage(me, id, { clientId: crypto.randomUUID(), text: "We do." });
  const [plain] = (await listConversations(me, conversationsQuery.parse({}))).items;
  expect(plain).not.toHaveProperty("expanded");
  const query = conversationsQuery.parse({ expand: "contact, lastMessage,assignee,contact" });
  const [item] = (await listConversations(me, query)).items;
  expect(item?.expanded).toMatchObject({
    contact: { id: session.contact.id, externalId: null, attributes: {} },
    lastMessage: { seq: 2, text: "We do.", author: { id: me.memberId } },
    assignee: null,
  });
  await assignConversation(me, id, me.memberId);
  const [assigned] = (await listConversations(me, query)).items;
  expect(assigned?.expanded?.assignee).toMatchObject({ id: me.memberId, email: me.email });
  const detail = await getConversation(me, id);
  const [expanded] = await withExpanded(me, [detail], ["messages"]);
  expect(expanded?.expanded?.messages).toMatchObject({ lastSeq: 2, hasMore: false });
  expect(expanded?.expanded?.messages?.messages.map(({ text }) => text)).toEqual([
    "Hello",
    "We do.",
  ]);
});

it("a name that cannot be expanded is refused with those that can", () => {
  const { error } = conversationsQuery.safeParse({ expand: "contact,messages" });
  expect(error?.issues[0]).toMatchObject({
    path: ["expand"],
    message: "must be one or more of contact, assignee, lastMessage, with commas between",
  });
  expect(detailQuery.safeParse({ expand: "__proto__" }).success).toBe(false);
});

it("a key needs the scope of what it expands, and gets nothing of inboxes that are not its own", async () => {
  const { me, id, inboxId } = await createConversation();
  const key = (scopes: KeyActor["scopes"], inboxIds: string[] | null = null): KeyActor => ({
    ...{ keyId: crypto.randomUUID(), name: "Bot", workspace: me.workspace, scopes, inboxIds },
    ...{ memberId: null, userId: null, origin: { address: null, userAgent: null } },
  });
  const query = conversationsQuery.parse({ expand: "contact" });
  const reader = key(["conversations:read"]);
  await expect(listConversations(reader, query)).rejects.toMatchObject({
    code: "forbidden",
    userMessage: expect.stringContaining("contacts:read"),
  });
  const both = key(["conversations:read", "contacts:read"], [inboxId]);
  expect((await listConversations(both, query)).items.map((item) => item.id)).toEqual([id]);
  const elsewhere = key(["conversations:read", "contacts:read"], [crypto.randomUUID()]);
  expect((await listConversations(elsewhere, query)).items).toEqual([]);
});
