import { readFileSync } from "node:fs";
import { cardAnswer, cardRequest, putContactCardBody } from "@linkdesk/contract/contact-card.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import {
  isSignedWith,
  type Receiver,
  startReceiver,
} from "../../tests/support/webhook-receiver.ts";
import type { Actor, KeyActor } from "../access/actor.ts";
import { visitorScope } from "../access/scope.ts";
import { listMessages } from "../conversations/list-messages.ts";
import { widgetState } from "../conversations/widget-state.ts";
import { db } from "../platform/db.ts";
import { askCardServer } from "./ask-card-server.ts";
import { sourceSelect } from "./card-source.ts";
import { forgetCardAnswers } from "./forget-card-answers.ts";
import { getContactCard, pressCardButton } from "./get-contact-card.ts";
import {
  deleteCardSource,
  getCardSource,
  putCardSource,
  rotateCardSecret,
} from "./manage-card-source.ts";
import { testCardSource } from "./test-card-source.ts";

useDatabase();

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const CARD = {
  sections: [
    {
      title: "Orders",
      rows: [
        { label: "A-1017", value: "€ 120.00, paid", link: "https://shop.example/orders/17" },
        { label: "A-1016", value: "€ 20.00, returned" },
      ],
    },
  ],
  buttons: [{ id: "refund", label: "Refund", confirm: "Refund A-1017?" }],
  isNewer: "fields that this version does not know are left out",
};
const SHOWN = {
  sections: [
    {
      title: "Orders",
      rows: [
        { label: "A-1017", value: "€ 120.00, paid", link: "https://shop.example/orders/17" },
        { label: "A-1016", value: "€ 20.00, returned", link: null },
      ],
    },
  ],
  buttons: [{ id: "refund", label: "Refund", confirm: "Refund A-1017?" }],
};

const answers = (body: unknown, status = 200) =>
  receiver.answers((response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });

const put = (me: Actor, given: object = {}) =>
  putCardSource(me, putContactCardBody.parse({ url: receiver.url, title: "Shop", ...given }));

const read = { refresh: false };

describe("the card about a contact", () => {
  it("a card is filled by the business's server, from a signed request that says who looks, where and at whom", async () => {
    const { me, session, id, inboxId } = await createConversation();
    expect(await getContactCard(me, id, read)).toEqual({
      ...{ title: null, card: null, fetchedAt: null, error: null },
    });
    const { secret } = await put(me);
    answers(CARD);
    const shown = await getContactCard(me, id, read);
    expect(shown).toMatchObject({ title: "Shop", card: SHOWN, error: null });
    const [asked] = receiver.received;
    if (!asked || !secret) throw new Error("nothing was asked");
    expect(isSignedWith(secret, asked)).toBe(true);
    expect(asked.event).toBe("contact_card.requested");
    expect(asked.data).toMatchObject({
      isTest: false,
      conversationId: id,
      channelId: inboxId,
      contact: { id: session.contact.id, externalUserId: null },
      agent: { type: "agent", id: me.memberId, name: me.name, email: me.email },
    });
  });

  it("a card is kept for a minute, for the reader whom it was answered to, until they ask anew", async () => {
    const { me, id } = await createConversation();
    await put(me);
    answers(CARD);
    const now = new Date();
    await getContactCard(me, id, { ...read, now });
    await getContactCard(me, id, { ...read, now: new Date(now.getTime() + 59_000) });
    expect(receiver.received).toHaveLength(1);
    await getContactCard(me, id, { ...read, now: new Date(now.getTime() + 61_000) });
    expect(receiver.received).toHaveLength(2);
    await getContactCard(me, id, { refresh: true });
    expect(receiver.received).toHaveLength(3);
    const key: KeyActor = {
      ...{ keyId: crypto.randomUUID(), name: "Bot", workspace: me.workspace, inboxIds: null },
      ...{ scopes: ["contacts:read"], memberId: null, userId: null, origin: me.origin },
    };
    await getContactCard(key, id, read);
    expect(receiver.received.at(-1)?.data).toMatchObject({
      agent: { type: "api_key", id: key.keyId, name: "Bot", email: null },
    });
    await expect(pressCardButton(key, id, "refund")).rejects.toMatchObject({ code: "forbidden" });
    const where = { workspaceId: me.workspace.id };
    expect(await db().contactCardAnswer.count({ where })).toBe(2);
    await forgetCardAnswers(new Date(now.getTime() + 2 * 60 * 60 * 1_000));
    expect(await db().contactCardAnswer.count({ where })).toBe(0);
  });

  it("a button is one more signed request, on record, whose answer is the new card", async () => {
    const { me, session, id } = await createConversation();
    await put(me);
    answers(CARD);
    await getContactCard(me, id, read);
    const refunded = { sections: [{ rows: [{ label: "A-1017", value: "refunded" }] }] };
    answers({ ...refunded, message: "A-1017 is refunded." });
    const pressed = await pressCardButton(me, id, "refund");
    const rows = [{ label: "A-1017", value: "refunded", link: null }];
    const card = { sections: [{ title: null, rows }], buttons: [] };
    expect(pressed).toMatchObject({ card, message: "A-1017 is refunded.", error: null });
    expect(receiver.received.at(-1)).toMatchObject({
      event: "contact_card.button_pressed",
      data: { buttonId: "refund", conversationId: id },
    });
    // It is the card from now on.
    expect(await getContactCard(me, id, read)).toMatchObject({ card });
    expect(receiver.received).toHaveLength(2);
    const audit = await db().auditEvent.findFirst({
      where: { workspaceId: me.workspace.id, action: "contact.card_button_pressed" },
    });
    expect(audit).toMatchObject({
      targetId: session.contact.id,
      changes: { button: [null, "refund"] },
    });
  });

  it("no visitor gets anything of a card", async () => {
    const { me, session, id } = await createConversation();
    await put(me);
    answers({ sections: [{ rows: [{ label: "Secret", value: "only the team knows" }] }] });
    await getContactCard(me, id, read);
    const theirs = [
      await listMessages(visitorScope(session), id, { limit: 50 }),
      await widgetState(session),
    ];
    expect(JSON.stringify(theirs)).not.toContain("only the team knows");
    expect(await db().message.count({ where: { conversationId: id } })).toBe(1);
    expect(await db().event.count({ where: { data: { string_contains: "team knows" } } })).toBe(0);
  });

  it("a conversation of another workspace is not found, and its server is not asked", async () => {
    const { me, id } = await createConversation();
    await put(me);
    const other = await createTenant();
    await put(other.me);
    for (const call of [
      () => getContactCard(other.me, id, read),
      () => pressCardButton(other.me, id, "refund"),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: "not_found" });
    }
    expect(receiver.received).toEqual([]);
  });
});

describe("a server that does not answer with a card", () => {
  it.each([
    ["an error", "oops", 500, "It answered 500."],
    ["a redirect", "", 302, "It answered 302."],
    ["no JSON", "<html>", 200, "Its answer is not complete JSON."],
    ["too much", JSON.stringify({ sections: [], x: "x".repeat(70_000) }), 200, "larger than 64 kB"],
    ["no object", "[]", 200, "Its answer is not a card. answer:"],
    [
      "a link that is none",
      { sections: [{ rows: [{ label: "a", value: "b", link: "javascript:alert(1)" }] }] },
      200,
      "sections.0.rows.0.link: must be a full address that starts with http:// or https://",
    ],
    [
      "too many rows",
      { sections: [{ rows: Array.from({ length: 31 }, () => ({ label: "a", value: "b" })) }] },
      200,
      "sections.0.rows: must be at most 30 rows",
    ],
    ["a button without id", { buttons: [{ id: "", label: "x" }] }, 200, "buttons.0.id: must not"],
  ])("an answer with %s is a plain sentence for the agent and the admin", async (...row) => {
    const [, body, status, sentence] = row;
    const { me, id } = await createConversation();
    await put(me);
    answers(body, status);
    const shown = await getContactCard(me, id, read);
    expect(shown).toMatchObject({ title: "Shop", card: null });
    expect(shown.error).toContain(sentence);
    const { source } = await getCardSource(me);
    expect(source?.lastError).toBe(shown.error);
    expect(source?.lastFailedAt).not.toBeNull();
    // The next look asks again, and says that it works.
    answers("", 204);
    expect(await getContactCard(me, id, read)).toMatchObject({
      ...{ error: null, card: { sections: [], buttons: [] } },
    });
    const after = (await getCardSource(me)).source;
    expect(Date.parse(after?.lastSucceededAt ?? "")).toBeGreaterThanOrEqual(
      Date.parse(after?.lastFailedAt ?? ""),
    );
  });

  it("an agent does not wait for a server that hangs", async () => {
    const { me } = await createConversation();
    await put(me);
    receiver.answers(() => undefined);
    const source = await db().contactCardSource.findFirstOrThrow({
      where: { workspaceId: me.workspace.id },
      select: sourceSelect,
    });
    const data = {
      ...{
        isTest: true,
        conversationId: null,
        channelId: null,
        timestamp: new Date().toISOString(),
      },
      contact: {
        ...{ id: me.memberId, externalUserId: null, name: "x", email: null, attributes: {} },
      },
      agent: { type: "agent" as const, id: me.memberId, name: me.name, email: null },
    };
    const request = { event: "contact_card.requested" as const, data };
    expect(await askCardServer(source, request, 50)).toMatchObject({
      ...{ card: null, status: null, error: "It did not answer in time." },
    });
  });
});

describe("which server fills the cards", () => {
  it("a secret is shown once, and a new one signs beside the old one for a while", async () => {
    const { me } = await createTenant();
    const first = await put(me);
    expect(first).toMatchObject({ created: true, source: { title: "Shop", enabled: true } });
    expect(first.secret).toMatch(/^whsec_/);
    expect(await put(me, { title: "Store" })).toMatchObject({ created: false, secret: null });
    const second = await rotateCardSecret(me, 24);
    await testCardSource(me);
    const [asked] = receiver.received;
    if (!asked) throw new Error("nothing was asked");
    expect(isSignedWith(first.secret ?? "", asked)).toBe(true);
    expect(isSignedWith(second.secret ?? "", asked)).toBe(true);
    await rotateCardSecret(me, 0);
    await testCardSource(me);
    const [, later] = receiver.received;
    if (!later) throw new Error("nothing was asked");
    expect(isSignedWith(second.secret ?? "", later)).toBe(false);
    const stored = JSON.stringify(await getCardSource(me));
    expect(stored).not.toContain("whsec_");
  });

  it("a test says what the server answered, also while cards are off", async () => {
    const { me, id } = await createConversation();
    await expect(testCardSource(me)).rejects.toMatchObject({ code: "not_found" });
    await put(me, { enabled: false });
    answers(CARD);
    expect(await testCardSource(me)).toMatchObject({ card: SHOWN, status: 200, error: null });
    expect(receiver.received[0]?.data).toMatchObject({
      isTest: true,
      contact: { externalUserId: "test" },
    });
    expect(await getContactCard(me, id, read)).toMatchObject({ title: null, card: null });
  });

  it("removing it forgets what it answered; who may not manage webhooks cannot", async () => {
    const { me, id } = await createConversation();
    await put(me);
    answers(CARD);
    await getContactCard(me, id, read);
    const agent = { ...me, role: "agent" as const };
    await expect(put(agent)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteCardSource(agent)).rejects.toMatchObject({ code: "forbidden" });
    await deleteCardSource(me);
    expect(await getCardSource(me)).toEqual({ source: null });
    expect(await db().contactCardAnswer.count({ where: { workspaceId: me.workspace.id } })).toBe(0);
    const actions = await db().auditEvent.findMany({
      where: { workspaceId: me.workspace.id, action: { startsWith: "contact_card." } },
      orderBy: { id: "asc" },
      select: { action: true, targetLabel: true },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      "contact_card.changed",
      "contact_card.removed",
    ]);
  });
});

it("the examples of the documentation are what is sent and taken", () => {
  const docs = readFileSync(new URL("../../docs/context.md", import.meta.url), "utf8");
  const examples = docs
    .split("```json\n")
    .slice(1)
    .map((part) => JSON.parse(part.slice(0, part.indexOf("```"))) as object);
  const [request, answer] = examples;
  expect(examples).toHaveLength(2);
  expect(cardRequest.parse(request)).toEqual(request);
  expect(cardAnswer.parse(answer)).toEqual(answer);
});
