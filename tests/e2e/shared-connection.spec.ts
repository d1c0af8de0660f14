import { conversationChannel } from "@linkdesk/contract/events.ts";
import type { Browser, BrowserContext, Frame, Page } from "@playwright/test";
import { serveHostSite } from "../host-site/server.ts";
import {
  test as base,
  expect,
  openChat,
  reply,
  say,
  typeUntil,
  withoutSharedWorker,
} from "../support/browser.ts";
import { createTenant, type Tenant } from "../support/http-client.ts";
import { countSignedIn, countSubscribers, realtimeUnderTest } from "../support/realtime.ts";
import { newestConversation, postContent } from "../support/widget-chat.ts";

/** A visitor's browser with several tabs, and the sockets that the tabs themselves opened. */
type Tabs = { context: BrowserContext; sockets: string[]; open: (address: string) => Promise<Tab> };
type Tab = { page: Page; chat: Frame };

const test = base.extend<{ tabs: Tabs }>({
  tabs: async ({ browser }, use) => {
    const context = await browser.newContext();
    const sockets: string[] = [];
    const open = async (address: string) => {
      const page = await context.newPage();
      page.on("websocket", (socket) => sockets.push(socket.url()));
      await page.goto(address);
      return { page, chat: await openChat(page) };
    };
    await use({ context, sockets, open });
    await context.close();
  },
});

const subscribers = (conversation: string) =>
  countSubscribers(realtimeUnderTest(), conversationChannel(conversation));

/** The visitor's first message, from their first tab; answers the conversation's id. */
async function begin({ chat }: Tab, tenant: Tenant, text: string): Promise<string> {
  await say(chat, text);
  await expect(chat.getByText("Sent ·")).toBeVisible();
  return newestConversation(tenant);
}

async function lookAt(agent: Page, text: string): Promise<void> {
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: text }).click();
}

/** Typing is told over the live connection only. */
async function expectTypingIn(tabs: readonly Tab[], agent: Page): Promise<void> {
  const field = agent.getByPlaceholder("Write a reply");
  for (const { chat } of tabs) await typeUntil(field, chat.getByText(/is typing/));
}
async function expectTypingFrom({ chat }: Tab, agent: Page): Promise<void> {
  const sign = agent.getByText(/is writing/).first();
  await expect(sign).not.toBeAttached();
  await typeUntil(chat.getByRole("textbox"), sign);
}

test("three tabs share one connection, which lives on when the first is closed", async ({
  agent,
  tenant,
  hostSite,
  tabs,
}) => {
  test.slow();
  const page = hostSite.page("plain");
  const first = await tabs.open(page);
  const id = await begin(first, tenant, "From the first tab");
  const second = await tabs.open(page);
  const third = await tabs.open(page);
  await lookAt(agent, "From the first tab");
  await expectTypingIn([first, second, third], agent);
  // The visitor's and the agent's.
  expect(await subscribers(id)).toBe(2);
  expect(tabs.sockets).toEqual([]);
  await reply(agent, "To all of you");
  for (const { chat } of [first, second, third]) {
    await expect(chat.getByText("To all of you")).toBeVisible();
  }
  for (const tab of [first, second, third]) await expectTypingFrom(tab, agent);

  await first.page.close();
  await expectTypingIn([second, third], agent);
  await expectTypingFrom(third, agent);
  await say(second.chat, "From the second");
  await expect(third.chat.getByText("From the second")).toBeVisible();
  expect(await subscribers(id)).toBe(2);
  expect(tabs.sockets).toEqual([]);
});

test("a logout in one tab ends it for all, and for the next session it is another", async ({
  tenant,
  hostSite,
  tabs,
}) => {
  const page = hostSite.page("plain");
  const first = await tabs.open(page);
  const id = await begin(first, tenant, "A secret of mine");
  const second = await tabs.open(page);
  await expect(second.chat.getByText("A secret of mine")).toBeVisible();
  await expect.poll(() => subscribers(id)).toBe(1);
  await first.page.evaluate(() => window.Linkdesk?.logout());
  for (const { chat } of [first, second]) {
    await expect(chat.getByText("A secret of mine")).not.toBeAttached();
  }
  await expect.poll(() => subscribers(id)).toBe(0);

  await say(second.chat, "Somebody else");
  await expect(first.chat.getByText("Somebody else")).toBeVisible();
  const next = await newestConversation(tenant);
  expect(next).not.toBe(id);
  await expect.poll(() => subscribers(next)).toBe(1);
  expect([await subscribers(id), tabs.sockets]).toEqual([0, []]);
});

test("a session that an admin ends is over in all tabs at once", async ({
  tenant,
  hostSite,
  tabs,
}) => {
  const first = await tabs.open(hostSite.page("plain"));
  const id = await begin(first, tenant, "Not for much longer");
  const second = await tabs.open(hostSite.page("plain"));
  await expect(second.chat.getByText("Not for much longer")).toBeVisible();
  const session = await sessionOf(tenant, id);
  await expect.poll(() => countSignedIn(realtimeUnderTest(), `visitor-${session}`)).toBe(1);
  expect((await tenant.call("DELETE", `/api/v1/sessions/${session}`)).status).toBe(204);
  for (const { chat } of [first, second]) {
    await expect(chat.getByText("Not for much longer")).not.toBeAttached();
    await expect(chat.getByRole("textbox")).toBeEnabled();
  }
  expect(await subscribers(id)).toBe(0);
});

test("another inbox on the same site is apart", async ({ appUrl, tenant, hostSite, tabs }) => {
  const neighbour = await createTenant(appUrl, "Neighbour");
  const site = await serveHostSite({ port: 0, appUrl, inboxId: neighbour.inbox.id });
  const mine = await tabs.open(hostSite.page("plain"));
  const theirs = await tabs.open(`${site.url}/plain`);
  const ids = [
    await begin(mine, tenant, "To the one"),
    await begin(theirs, neighbour, "To the other"),
  ];
  for (const id of ids) await expect.poll(() => subscribers(id)).toBe(1);
  await mine.page.evaluate(() => window.Linkdesk?.logout());
  await expect.poll(() => subscribers(ids[0] ?? "")).toBe(0);
  expect(await subscribers(ids[1] ?? "")).toBe(1);
  expect(tabs.sockets).toEqual([]);
  await site.close();
});

test("tabs whose worker dies go on with another", async ({
  browser,
  agent,
  tenant,
  hostSite,
  tabs,
}) => {
  const first = await tabs.open(hostSite.page("plain"));
  const id = await begin(first, tenant, "Before the end");
  const second = await tabs.open(hostSite.page("plain"));
  await lookAt(agent, "Before the end");
  await expectTypingIn([first, second], agent);
  await endWorkers(browser);
  await expectTypingFrom(first, agent);
  await expectTypingIn([first, second], agent);
  expect(await subscribers(id)).toBe(2);
  expect(tabs.sockets).toEqual([]);
});

test("a page kept for the back button leaves its place, and misses nothing when it is back", async ({
  tenant,
  hostSite,
  tabs,
}) => {
  const tab = await tabs.open(hostSite.page("plain"));
  const { chat } = tab;
  const id = await begin(tab, tenant, "Before I go");
  await expect.poll(() => subscribers(id)).toBe(1);
  // What a browser tells a page that goes into its cache, and comes out of it.
  const turn = (name: "pagehide" | "pageshow") =>
    chat.evaluate((type) => {
      window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    }, name);
  await turn("pagehide");
  await expect.poll(() => subscribers(id)).toBe(0);
  await postContent(tenant, id, { type: "text" }, "While you were away");
  await turn("pageshow");
  await expect(chat.getByText("While you were away")).toBeVisible();
  await expect.poll(() => subscribers(id)).toBe(1);
  expect(tabs.sockets).toEqual([]);
});

test("a browser without SharedWorker has a connection for each tab", async ({
  agent,
  tenant,
  hostSite,
  tabs,
}) => {
  await withoutSharedWorker(tabs.context);
  const first = await tabs.open(hostSite.page("plain"));
  const id = await begin(first, tenant, "Without a worker");
  const second = await tabs.open(hostSite.page("strict-csp"));
  await lookAt(agent, "Without a worker");
  await expectTypingIn([first, second], agent);
  await expectTypingFrom(second, agent);
  expect(await subscribers(id)).toBe(3);
  expect(tabs.sockets).toHaveLength(2);
});

test("a worker that is kept from starting is done without", async ({ tenant, hostSite, tabs }) => {
  await tabs.context.route(/realtime-worker-/, (route) => route.abort());
  const first = await tabs.open(hostSite.page("plain"));
  const id = await begin(first, tenant, "Blocked");
  await expect.poll(() => subscribers(id)).toBe(1);
  expect(tabs.sockets).toHaveLength(1);
});

/** The visitor's session in a conversation that one browser takes part in. */
async function sessionOf(tenant: Tenant, conversation: string): Promise<string> {
  type Detail = { contact: { id: string } };
  const { body } = await tenant.call<Detail>("GET", `/api/v1/conversations/${conversation}`);
  type List = { items: { id: string }[] };
  const path = `/api/v1/contacts/${body.contact.id}/sessions`;
  return (await tenant.call<List>("GET", path)).body.items[0]?.id ?? "";
}

/** As a browser does that runs out of memory. */
async function endWorkers(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets", {
    filter: [{ type: "shared_worker", exclude: false }],
  });
  expect(targetInfos).toHaveLength(1);
  for (const { targetId } of targetInfos) await session.send("Target.closeTarget", { targetId });
  await session.detach();
}
