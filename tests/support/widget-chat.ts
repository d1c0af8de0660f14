// What the tests of the widget's settings and messages share.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import type { Frame, Page } from "@playwright/test";
import { WCAG_TAGS } from "./axe-rules.ts";
import { CHAT_ADDRESS, clickLauncher, expect } from "./browser.ts";
import type { Tenant } from "./http-client.ts";

/** Under the visitor's newest message: it got through, however far it has come since. */
export const SENT = /^(Sent|Delivered|Seen) ·/;

/** Changes the inbox's settings: before the visitor's first page, which caches the launcher's. */
export async function changeSettings(tenant: Tenant, settings: object): Promise<void> {
  const path = `/api/v1/inboxes/${tenant.inbox.id}`;
  const { status, body } = await tenant.call("PATCH", path, { settings });
  expect(status, JSON.stringify(body)).toBe(200);
}

/** Somebody of the team sits at the dashboard. */
export async function goOnline(tenant: Tenant): Promise<void> {
  expect((await tenant.call("PUT", "/api/v1/me/presence")).status).toBe(204);
}

/** Opens the chat with a click, whichever screen it begins with. */
export async function openWidget(page: Page): Promise<Frame> {
  await clickLauncher(page);
  const find = () => page.frames().find((frame) => CHAT_ADDRESS.test(frame.url()));
  await expect.poll(() => find() !== undefined, { message: "the chat's frame" }).toBe(true);
  const frame = find();
  if (!frame) throw new Error("the chat's frame went away");
  await frame.getByRole("main").waitFor();
  return frame;
}

/** Writes in the composer, whatever other fields there are. */
export async function write(chat: Frame, text: string): Promise<void> {
  const composer = chat.getByRole("textbox", { name: /^Message to/ });
  await composer.fill(text);
  await composer.press("Enter");
}

/** The newest conversation of the tenant, as its agents list it. */
export async function newestConversation(tenant: Tenant): Promise<string> {
  type List = { items: { id: string }[] };
  const { body } = await tenant.call<List>("GET", "/api/v1/conversations");
  const id = body.items[0]?.id;
  if (!id) throw new Error("there is no conversation");
  return id;
}

/** The visitor begins a conversation; answers its id. */
export async function beginConversation(chat: Frame, tenant: Tenant): Promise<string> {
  await write(chat, "Hello");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  return newestConversation(tenant);
}

/** Where the visitor of a conversation was seen from, as the team is shown it. */
export async function visitorAddress(tenant: Tenant, id: string): Promise<string | null> {
  const { body } = await tenant.call<{ contact: { id: string } }>(
    "GET",
    `/api/v1/conversations/${id}`,
  );
  const sessions = await tenant.call<{ items: { address: string | null }[] }>(
    "GET",
    `/api/v1/contacts/${body.contact.id}/sessions`,
  );
  return sessions.body.items[0]?.address ?? null;
}

/** What a conversation consists of, oldest first. */
export async function readMessages(tenant: Tenant, id: string): Promise<Message[]> {
  const path = `/api/v1/conversations/${id}/messages`;
  return (await tenant.call<{ messages: Message[] }>("GET", path)).body.messages;
}

/** An agent, or a program, writes in a conversation. */
export async function postContent(
  tenant: Tenant,
  id: string,
  content: MessageContent,
  text = "",
): Promise<Message> {
  const path = `/api/v1/conversations/${id}/messages`;
  const sent = { clientId: crypto.randomUUID(), text, content };
  const { status, body } = await tenant.call<{ message: Message }>("POST", path, sent);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.message;
}

type AxeResult = { violations: { id: string; nodes: { html: string }[] }[] };
type WithAxe = { axe: { run: (context: Document, options: object) => Promise<AxeResult> } };

const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve(
    "axe-core/axe.min.js",
  ),
  "utf8",
);

/**
 * WCAG 2.2 AA of what the chat shows. It runs inside the frame: from the host page the closed
 * shadow root around the frame would hide it.
 */
export async function expectAccessible(chat: Frame): Promise<void> {
  await chat.evaluate(axeSource);
  const { violations } = await chat.evaluate(
    (runOnly) => (window as unknown as WithAxe).axe.run(document, { runOnly }),
    WCAG_TAGS,
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join("\n")}`);
  expect(found).toEqual([]);
}
