import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  chatFrame,
  clickLauncher,
  expect,
  openChat,
  openVisitor,
  reply,
  say,
  test,
  typeUntil,
} from "../support/browser.ts";
import { SENT } from "../support/widget-chat.ts";

test("a newcomer signs up, makes an inbox, pastes the snippet, and talks with a visitor", async ({
  page,
  browser,
  appUrl,
}) => {
  await page.goto(`${appUrl}/sign-up`);
  await page.getByLabel("Workspace name").fill("Birch & Co");
  await page.getByLabel("Your name").fill("Ada Birch");
  await page.getByLabel("E-mail address").fill(`${crypto.randomUUID()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL(/\/conversations/);

  await page.goto(`${appUrl}/inboxes`);
  await page
    .getByRole("button", { name: /new inbox|create .*inbox/i })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: "Live chat" })).toBeFocused();
  await dialog.getByLabel("Name", { exact: true }).fill("Website");
  await dialog.getByLabel("Brand name").fill("Birch & Co");
  await dialog.getByLabel("Website").fill("birch.example");
  await dialog.getByRole("button", { name: "Create inbox" }).click();
  await page.waitForURL(/\/inboxes\/[0-9a-f-]{36}/);
  if (!page.url().includes("installation")) {
    await page.getByRole("link", { name: "Installation" }).click();
  }
  const snippet = await page.locator("pre", { hasText: "widget.js" }).first().innerText();

  const website = await serveHtml(`<!doctype html><title>Birch</title><h1>Shop</h1>${snippet}`);
  const visitor = await openVisitor(browser);
  await visitor.page.goto(website.url);
  const chat = await openChat(visitor.page);
  await say(chat, "Do you ship to Norway?");
  await expect(chat.getByText(SENT)).toBeVisible();

  await page.goto(`${appUrl}/conversations`);
  await page.getByRole("link", { name: /Do you ship to Norway/ }).click();
  await expect(page.getByRole("log").getByText("Do you ship to Norway?")).toBeVisible();
  await reply(page, "We do, in three days.");
  await expect(chat.getByText("We do, in three days.")).toBeVisible();
  await expect(chat.getByText("Ada Birch").first()).toBeVisible();
  await visitor.close();
  await website.close();
});

test("both sides see each other type, and read what the other wrote", async ({
  agent,
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Hello?");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Hello\?/ }).click();
  await expect(chat.getByText("Seen ·")).toBeVisible();

  await typeUntil(chat.getByRole("textbox"), agent.getByText(/is writing/).first());
  await typeUntil(agent.getByPlaceholder("Write a reply"), chat.getByText(/is typing/));
  await reply(agent, "Me too, it seems");
  await expect(chat.getByText("Me too, it seems")).toBeVisible();
  await expect(chat.getByText(/is typing/)).not.toBeAttached();
  await expect(agent.getByText(/Seen$/)).toBeVisible();
});

test("the agent sees live who the visitor is and which page they are on", async ({
  agent,
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  await say(await openChat(visitor), "Where am I?");
  await agent.setViewportSize({ width: 1440, height: 900 });
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Where am I/ }).click();
  await expect(agent.getByText(/\/plain/).first()).toBeVisible();
  await visitor.goto(`${hostSite.page("strict-csp")}?basket=3`);
  await expect(agent.getByText(/\/strict-csp\?basket=3/).first()).toBeVisible();
  // A single-page application goes on without a load.
  await visitor.evaluate(() => history.pushState(null, "", "?basket=4"));
  await expect(agent.getByText(/\/strict-csp\?basket=4/).first()).toBeVisible();
});

test("history and the unread count are there after a reload", async ({
  agent,
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "First question");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /First question/ }).click();

  // Away from the chat: the badge and the page's own callback count.
  await visitor.evaluate(() => {
    window.Linkdesk?.onUnreadCountChange((count) => {
      document.title = `unread ${count}`;
    });
    window.Linkdesk?.hide();
  });
  await reply(agent, "An answer");
  await expect(visitor).toHaveTitle("unread 1");
  await reply(agent, "And a second one");
  await expect(visitor).toHaveTitle("unread 2");

  await visitor.reload();
  await visitor.waitForFunction(() => typeof window.Linkdesk?.onUnreadCountChange === "function");
  await visitor.evaluate(() =>
    window.Linkdesk?.onUnreadCountChange((count) => {
      document.title = `unread ${count}`;
    }),
  );
  await expect(visitor).toHaveTitle("unread 2");
  await clickLauncher(visitor);
  const again = await chatFrame(visitor);
  for (const text of ["First question", "An answer", "And a second one"]) {
    await expect(again.getByText(text)).toBeVisible();
  }
  await expect(visitor).toHaveTitle("unread 0");
});

test("logout ends the session on the server and starts clean", async ({
  agent,
  visitor,
  hostSite,
  appUrl,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "A secret of mine");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const token = await visitor.evaluate(
    () => Object.entries(localStorage).find(([key]) => key.startsWith("linkdesk:"))?.[1],
  );
  expect(token).toBeTruthy();
  await visitor.evaluate(() => window.Linkdesk?.logout());
  await expect(chat.getByText("A secret of mine")).not.toBeVisible();
  await expect
    .poll(async () => {
      const headers = { authorization: `Bearer ${String(token).replaceAll('"', "")}` };
      return (await fetch(`${appUrl}/api/widget/v1/session`, { headers })).status;
    })
    .toBe(401);
  await visitor.reload();
  await expect((await openChat(visitor)).getByText("A secret of mine")).not.toBeVisible();
  await agent.goto("/conversations");
  await expect(agent.getByRole("link", { name: /A secret of mine/ })).toBeVisible();
});

async function serveHtml(html: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
