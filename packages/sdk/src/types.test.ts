// The types that users see. `npm run typecheck` checks the assertions; here they only have to run.

import { readdirSync, readFileSync } from "node:fs";
import type * as contract from "@linkdesk/contract/conversations.ts";
import { ENDPOINTS } from "@linkdesk/contract/endpoints/all.ts";
import type { Answer, Body } from "@linkdesk/contract/endpoints/client.ts";
import type { Endpoint } from "@linkdesk/contract/endpoints/endpoint.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import type { WebhookData, WebhookEvent } from "@linkdesk/contract/webhook-events.ts";
import { expect, expectTypeOf, test } from "vitest";
import { NOT_IN_SDK, ROWS } from "../../../scripts/sdk-rows.ts";
import { SDK_TYPES, sdkTypes } from "../../../scripts/write-sdk-types.ts";
import type * as api from "./api.ts";
import { Linkdesk, type LinkdeskError, verifyWebhook } from "./index.ts";

const client = new Linkdesk({ apiKey: "ld_1", baseUrl: "http://127.0.0.1:9" });

/** Compiles if each of two types can be used for the other. */
function same<A extends B, B extends C, C = A>(): void {}

test("the printed types are up to date: otherwise run node scripts/write-sdk-types.ts", () => {
  expect(readFileSync(new URL(`../../../${SDK_TYPES}`, import.meta.url), "utf8")).toBe(sdkTypes());
});

test("the printed types are those of the endpoints' rows", () => {
  same<api.Message, contract.Message>();
  same<api.ConversationDetail, Answer<"GET", `/api/v1/conversations/${string}`>>();
  same<api.ListConversationsAnswer["items"][number], contract.ConversationListItem>();
  same<api.Inbox, Inbox>();
  same<api.CreateInboxBody, Body<"POST", "/api/v1/inboxes">>();
  // Its row accepts more than its type says: the parts of the settings are merged before they are checked.
  expectTypeOf<api.UpdateInboxBody>().toExtend<Body<"PATCH", `/api/v1/inboxes/${string}`>>();
  same<api.SendMessageBody, Body<"POST", "/api/v1/messages">>();
  same<api.SendMessageAnswer, Answer<"POST", "/api/v1/messages">>();
  same<api.Contact, Answer<"POST", "/api/v1/contacts">>();
  same<api.PutContactBody, Body<"PUT", `/api/v1/contacts/by-external-id/${string}`>>();
  same<api.RunActionsBody, Body<"POST", `/api/v1/conversations/${string}/actions`>>();
  same<api.CreateWebhookBody, Body<"POST", "/api/v1/webhooks">>();
  same<api.CreateWebhookAnswer, Answer<"POST", "/api/v1/webhooks">>();
  same<api.DeliveryDetail, Answer<"GET", `/api/v1/webhooks/${string}/deliveries/${string}`>>();
  expectTypeOf<Exclude<keyof api.WebhookData, "ping">>().toEqualTypeOf<WebhookEvent>();
  same<api.WebhookData["message.received"], WebhookData<"message.received">>();
  expectTypeOf<api.WebhookData["contact.updated"]["email"]>().toEqualTypeOf<string | null>();
});

test("everything that a key may call is in the SDK, or left out for a reason", () => {
  const known = new Set<Endpoint>([...Object.values(ROWS), ...NOT_IN_SDK.keys()]);
  const open = ENDPOINTS.filter(({ scope, path }) => scope && path.startsWith("/api/v1/"));
  expect(open.filter((row) => !known.has(row)).map(({ path }) => path)).toEqual([]);
});

test("the SDK calls each of its endpoints", async () => {
  const folder = new URL(".", import.meta.url);
  const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
  const called = sources.join("\n").replaceAll(/\$\{\w+\}/g, "[]");
  const missing = Object.values<Endpoint>(ROWS).filter(({ path }) => {
    const address = path.replaceAll(/\[\w+\]/g, "[]");
    return ![`"${address}"`, `\`${address}\``].some((text) => called.includes(text));
  });
  expect(missing.map(({ path }) => path)).toEqual([]);
});

test("a result has either data or an error", () => {
  const use = async () => {
    const result = await client.inboxes.get("1");
    if (result.error) {
      expectTypeOf(result.data).toEqualTypeOf<null>();
      expectTypeOf(result.error).toEqualTypeOf<LinkdeskError>();
      return;
    }
    expectTypeOf(result.data.name).toEqualTypeOf<string>();
    const { data } = await client.conversations.list({ limit: 1 });
    expectTypeOf(data?.items[0]?.preview).toEqualTypeOf<string | undefined>();
    for await (const one of client.conversations.list()) {
      expectTypeOf(one).toEqualTypeOf<api.Conversation>();
    }
    const sent = await client.messages.send({
      channelId: "1",
      to: "2",
      content: { type: "text", text: "Hi" },
    });
    expectTypeOf(sent.data?.message.seq).toEqualTypeOf<number | undefined>();
  };
  expectTypeOf(use).returns.resolves.toEqualTypeOf<void>();
});

test("the event of a webhook tells what its data is", () => {
  const use = async () => {
    const payload = await verifyWebhook("", {}, "whsec_");
    if (payload.event === "webchat.button.clicked") {
      expectTypeOf(payload.data.buttonId).toEqualTypeOf<string>();
    }
    // @ts-expect-error: only a button has one
    payload.data.buttonId;
  };
  expectTypeOf(use).returns.resolves.toEqualTypeOf<void>();
});

test("what the API would refuse does not compile", () => {
  const use = () => {
    // @ts-expect-error: a text is missing
    client.messages.send({ channelId: "1", to: "2", content: { type: "text" } });
    // @ts-expect-error: to whom?
    client.messages.send({ channelId: "1", content: { type: "text", text: "Hi" } });
    // @ts-expect-error: there is no such action
    client.conversations.act("1", { type: "close" });
    client.conversations.list({
      // @ts-expect-error: there is no such field
      filter: { match: "all", conditions: [{ field: "color", operator: "is", value: "red" }] },
    });
  };
  expectTypeOf(use).returns.toEqualTypeOf<void>();
});
