// Every event at its largest: whatever people are called and write, none is ever dropped.

import type { ChannelAuth } from "@linkdesk/chat/pusher.ts";
import { connectionOptions } from "@linkdesk/chat/realtime-client.ts";
import { MAX_FILE_NAME_CHARS } from "@linkdesk/contract/attachments.ts";
import {
  type ConversationEvents,
  IDS_ONLY,
  MAX_EVENT_BYTES,
  type WorkspaceEvents,
  workspaceChannel,
} from "@linkdesk/contract/events.ts";
import { BULK_SIZE, MAX_MESSAGE_CHARS } from "@linkdesk/contract/limits.ts";
import { MAX_CONVERSATION_TAGS } from "@linkdesk/contract/tags.ts";
import { MAX_TEAM_CHARS } from "@linkdesk/contract/teams.ts";
import Pusher from "pusher-js";
import { afterEach, expect, inject, test, vi } from "vitest";
import { eventBytes, type RealtimeEvent, toFit } from "../../lib/platform/realtime.ts";
import { createTenant, createVisitor } from "../support/http-client.ts";
import { messageWith } from "../support/message.ts";

type Events = ConversationEvents & WorkspaceEvents;

const ID = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
const AT = "2026-01-31T12:00:00.000Z";
const NUMBER = 2 ** 31 - 1;
/** Six bytes in JSON for one character of the input. */
const long = (chars: number) => "\u0001".repeat(chars);
const MAX_FIELD_CHARS = 2_000;

const receipts = {
  contactReadSeq: NUMBER,
  agentReadSeq: NUMBER,
  contactDeliveredSeq: NUMBER,
  agentDeliveredSeq: NUMBER,
};
const attachment = {
  id: ID,
  name: long(MAX_FILE_NAME_CHARS),
  contentType: long(100),
  bytes: NUMBER,
  kind: "image" as const,
  width: NUMBER,
  height: NUMBER,
  url: long(500),
  thumbnailUrl: long(500),
};

/** With the longest words in every field that has words. An event without a row does not compile. */
const LARGEST: { [Name in keyof Events]: Events[Name] } = {
  "message.created": {
    conversationId: ID,
    seq: NUMBER,
    message: messageWith({
      seq: NUMBER,
      text: long(MAX_MESSAGE_CHARS),
      author: { type: "contact", id: ID, name: long(MAX_FIELD_CHARS) },
      attachments: Array.from({ length: 10 }, () => attachment),
    }),
  },
  typing: { author: "agent", isTyping: true, name: long(80), ttlMs: NUMBER },
  "message.answered": {
    conversationId: ID,
    seq: NUMBER,
    response: {
      comment: long(MAX_FIELD_CHARS * 20),
    } as unknown as Events["message.answered"]["response"],
  },
  "conversation.started": { conversationId: ID },
  "conversation.updated": { conversationId: ID, status: "resolved", ...receipts },
  "conversation.changed": {
    conversationId: ID,
    conversation: {
      id: ID,
      status: "resolved",
      revision: NUMBER,
      inbox: { id: ID, name: long(120) },
      contact: {
        id: ID,
        name: long(MAX_FIELD_CHARS),
        email: long(254),
        avatarUrl: long(2_048),
        isAnonymous: false,
        isVerified: true,
        isBlocked: false,
        createdAt: AT,
        lastSeenAt: AT,
      },
      assignee: { id: ID, name: long(120) },
      team: { id: ID, name: long(MAX_TEAM_CHARS) },
      priority: "urgent",
      tagIds: Array.from({ length: MAX_CONVERSATION_TAGS }, () => ID),
      snoozedUntil: AT,
      wokenAt: AT,
      waitingSince: AT,
      lastSeq: NUMBER,
      contactMessages: NUMBER,
      agentDeliveredSeq: NUMBER,
      preview: long(140),
      previewAuthor: "contact",
      previewMemberId: ID,
      lastMessageAt: AT,
      createdAt: AT,
    },
  },
  "conversations.changed": { conversationIds: Array.from({ length: BULK_SIZE }, () => ID) },
  "draft.changed": {
    ...{
      conversationId: ID,
      memberId: ID,
      mode: "reply",
      tabId: ID,
      revision: 2 ** 43,
      isEmpty: false,
    },
  },
  "scheduled.changed": { conversationId: ID },
  "conversation.read": { conversationId: ID, memberId: ID, unread: NUMBER },
  "note.written": { conversationId: ID },
  "followers.changed": { conversationId: ID },
  "emails.changed": { conversationId: ID },
  "activity.recorded": { conversationId: ID },
  "visitor.seen": {
    contactId: ID,
    isWhole: true,
    pageUrl: long(2_048),
    pageTitle: long(500),
    at: AT,
  },
  "settings.changed": { what: "attributes" },
  "contact.changed": { contactId: ID },
  "contact.event": { contactId: ID },
  "contact.deleted": { contactId: ID },
};

test.each(Object.keys(LARGEST) as (keyof Events)[])(
  "%s fits at its largest, as its ids",
  (name) => {
    const event = { channel: "private-workspace-x", name, data: LARGEST[name] } as RealtimeEvent;
    const sent = toFit(event);
    expect(eventBytes(sent.data)).toBeLessThanOrEqual(MAX_EVENT_BYTES);
    const shorten = IDS_ONLY[name] as (data: unknown) => unknown;
    expect(eventBytes(shorten(LARGEST[name]))).toBeLessThanOrEqual(MAX_EVENT_BYTES);
    const ids = Object.entries(LARGEST[name]).filter(([, value]) => value === ID);
    expect(sent.data).toMatchObject(Object.fromEntries(ids));
  },
);

test("an event that fits travels whole", () => {
  const data = {
    contactId: ID,
    isWhole: true,
    pageUrl: "https://a.example/",
    pageTitle: "A",
    at: AT,
  };
  const event = { channel: "private-workspace-x", name: "visitor.seen", data } as const;
  expect(toFit(event)).toBe(event);
});

let pusher: Pusher | null = null;
afterEach(() => pusher?.disconnect());

test("a visitor with the longest name is heard by the team", async () => {
  const appUrl = inject("appUrl");
  const { key, host, port } = inject("realtime");
  const { call: owner, inbox } = await createTenant(appUrl);
  const field = { name: "name", label: "Name", type: "text", required: true };
  const settings = { behaviour: { preChat: { enabled: true, fields: [field] } } };
  const changed = await owner("PATCH", `/api/v1/inboxes/${inbox.id}`, { settings });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  const me = (await owner<{ workspace: { id: string } }>("GET", "/api/v1/me")).body;
  const config = { key, cluster: "", host, port: Number(port), tls: false };
  const auth = (path: string, body: object) => owner<ChannelAuth>("POST", path, body);
  pusher = new Pusher(
    key,
    connectionOptions(config, host, {
      channel: async (socket_id, channel_name) =>
        (await auth("/api/v1/realtime/auth", { socket_id, channel_name })).body,
      user: async () => null,
    }),
  );
  const heard: WorkspaceEvents["conversation.changed"][] = [];
  const channel = pusher.subscribe(workspaceChannel(me.workspace.id));
  channel.bind("conversation.changed", (data: (typeof heard)[number]) => heard.push(data));
  await vi.waitFor(() => expect(channel.subscribed).toBe(true));

  const { call } = await createVisitor(appUrl, inbox.id);
  const started = await call<{ conversation: { id: string } }>(
    "POST",
    "/api/widget/v1/conversations",
    { clientId: crypto.randomUUID(), text: "Hello", form: { name: long(MAX_FIELD_CHARS) } },
  );
  expect(started.status, JSON.stringify(started.body)).toBe(201);
  const { id } = started.body.conversation;
  await vi.waitFor(() => expect(heard.map((event) => event.conversationId)).toContain(id));
  // More than an event may have: the list has it.
  expect(heard.at(-1)?.conversation).toBeNull();
  const list = await owner<{ items: { id: string }[] }>("GET", "/api/v1/conversations");
  expect(list.body.items.map((item) => item.id)).toContain(id);
});
