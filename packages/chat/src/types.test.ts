// The types that users of the package see.
import { readFileSync } from "node:fs";
import type * as conversations from "@linkdesk/contract/conversations.ts";
import type * as content from "@linkdesk/contract/message-content.ts";
import type * as widget from "@linkdesk/contract/widget.ts";
import { expect, test } from "vitest";
import { CHAT_TYPES, chatTypes } from "../../../scripts/write-chat-types.ts";
import { createChat } from "./index.ts";
import type * as types from "./types.ts";

/** Compiles if each of two types can be used for the other. */
function same<A extends B, B extends C, C = A>(): void {}

test("the printed types are up to date: otherwise run node scripts/write-chat-types.ts", () => {
  const committed = readFileSync(new URL(`../../../${CHAT_TYPES}`, import.meta.url), "utf8");
  expect(committed).toBe(chatTypes());
});

test("the printed types are those of the contract", () => {
  same<types.Message, conversations.Message>();
  same<types.Conversation, conversations.VisitorConversation>();
  same<types.ChatConfig, widget.ClientConfig>();
  same<types.Answer, content.MessageResponse>();
  same<types.User, widget.ClaimedUser>();
});

test("what is missing to make a chat is said at once", () => {
  expect(() => createChat({ inboxId: "", baseURL: "https://chat.example.com" })).toThrow("inboxId");
  expect(() => createChat({ inboxId: "1" })).toThrow("baseURL is missing");
  expect(
    createChat({ inboxId: "1", baseURL: "https://chat.example.com" }).getState(),
  ).toMatchObject({ status: "stopped", messages: [], pending: [] });
});
