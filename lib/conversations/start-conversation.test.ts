import type { InboxSettingsPatch } from "@linkdesk/contract/inboxes.ts";
import { describe, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { memberScope } from "../access/scope.ts";
import { updateInbox } from "../inboxes/update-inbox.ts";
import { db } from "../platform/db.ts";
import { claimUser } from "../sessions/claim-user.ts";
import { getConversation } from "./get-conversation.ts";
import { listMessages } from "./list-messages.ts";
import { addressedSelect, mailAddressOf } from "./mail-address-of.ts";
import { postVisitorMessage } from "./post-message.ts";
import { resolveConversation } from "./resolve-conversation.ts";
import { startConversation } from "./start-conversation.ts";

useDatabase();

const uuid = () => crypto.randomUUID();
const hello = () => ({ clientId: uuid(), text: "Hello" });

describe("starting a conversation", () => {
  it("starting a conversation keeps what the visitor filled in before", async () => {
    const { me, inboxId } = await createTenant();
    const session = await createVisitor(inboxId);
    const form = { name: "Ada", email: "Ada@Example.com", company: "Birch & Co" };
    const { conversation } = await startConversation(session, { ...hello(), form });
    const detail = await getConversation(me, conversation.id);
    expect(detail.contact).toMatchObject({ name: "Ada", email: "ada@example.com" });
    expect(detail.attributes).toEqual({ company: "Birch & Co" });
  });

  it("starting a conversation takes the address from a field that the admin calls otherwise", async () => {
    const { me, inboxId } = await createTenant();
    const work = { name: "work_mail", label: "Work mail", type: "email", required: true } as const;
    const offlineForm = { enabled: true, fields: [work], submitButton: "" };
    await updateInbox(me, inboxId, { settings: { behaviour: { offlineForm } } });
    const session = await createVisitor(inboxId);
    const form = { work_mail: "ada@example.com" };
    const { conversation } = await startConversation(session, { ...hello(), form });
    expect((await getConversation(me, conversation.id)).contact.email).toBe("ada@example.com");
    const where = { id: conversation.id };
    const row = await db().conversation.findUniqueOrThrow({ where, select: addressedSelect });
    expect(mailAddressOf(row)).toBe("ada@example.com");
  });

  it("starting a conversation names a wrong field and starts nothing", async () => {
    const { inboxId } = await createTenant();
    const session = await createVisitor(inboxId);
    const started = startConversation(session, { ...hello(), form: { email: "not one" } });
    await expect(started).rejects.toMatchObject({ errors: [{ field: "form.email" }] });
    expect(await db().conversation.count({ where: { contactId: session.contact.id } })).toBe(0);
  });

  it("starting a conversation stands behind the welcome words and the offer it answers", async () => {
    const { me, inboxId } = await createTenant();
    const rule = { trigger: "time", message: "Questions about pricing?" };
    const behaviour = { proactive: [rule] } as InboxSettingsPatch["behaviour"];
    await updateInbox(me, inboxId, { settings: { messages: { welcome: "Welcome!" }, behaviour } });
    const session = await createVisitor(inboxId);
    const proactive = { id: "pricing", message: "Questions about pricing?" };
    const started = await startConversation(session, { ...hello(), proactive });
    expect(started.message).toMatchObject({ seq: 3, text: "Hello" });
    const { messages } = await listMessages(memberScope(me), started.conversation.id, { limit: 9 });
    expect(messages.map(({ author, text }) => [author.type, text])).toEqual([
      ["bot", "Welcome!"],
      ["bot", "Questions about pricing?"],
      ["contact", "Hello"],
    ]);
    expect(started.conversation.unread).toBe(0);
  });

  it("starting a conversation does not let a visitor's browser put words into the brand's mouth", async () => {
    const { me, inboxId } = await createTenant();
    const proactive = { id: "page", message: "We give you 90% off" };
    const started = await startConversation(await createVisitor(inboxId), {
      ...hello(),
      proactive,
    });
    const { messages } = await listMessages(memberScope(me), started.conversation.id, { limit: 9 });
    expect(messages.map(({ author, text }) => [author.type, text])).toEqual([
      ["system", "“We give you 90% off”"],
      ["contact", "Hello"],
    ]);
  });
});

describe("what a page says about its visitor", () => {
  it("what a page says about its visitor fills an anonymous contact's profile", async () => {
    const { me, inboxId } = await createTenant();
    const session = await createVisitor(inboxId);
    await claimUser(session, { id: "user_1", name: "John", metadata: { plan: "pro", seats: 3 } });
    const { conversation } = await startConversation(session, hello());
    const detail = await getConversation(me, conversation.id);
    expect(detail.contact.name).toBe("John");
    expect(detail.attributes).toEqual({ plan: "pro", seats: 3, claimed_user_id: "user_1" });
  });

  it("what a page says about its visitor never changes a verified contact, and never finds another one", async () => {
    const { inboxId } = await createTenant();
    const session = await createVisitor(inboxId);
    const where = { id: session.contact.id };
    await db().contact.update({ where, data: { externalUserId: "u1", name: "Verified" } });
    await claimUser(session, { name: "Mallory", email: "victim@example.com" });
    expect(await db().contact.findUnique({ where })).toMatchObject({
      name: "Verified",
      email: null,
    });
  });
});

describe("settings", () => {
  it("changing one field leaves its neighbours alone", async () => {
    const { me, inboxId } = await createTenant();
    await updateInbox(me, inboxId, { settings: { appearance: { color: "#112233" } } });
    const inbox = await updateInbox(me, inboxId, { settings: { appearance: { size: "large" } } });
    expect(inbox.settings.appearance).toMatchObject({ color: "#112233", size: "large" });
  });

  it("a resolved conversation stays closed when the inbox says so", async () => {
    const { me, inboxId } = await createTenant();
    await updateInbox(me, inboxId, { settings: { behaviour: { replyToResolved: false } } });
    const session = await createVisitor(inboxId);
    const { conversation } = await startConversation(session, hello());
    await postVisitorMessage(session, conversation.id, hello());
    await resolveConversation(me, conversation.id);
    await expect(postVisitorMessage(session, conversation.id, hello())).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
