import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator, Page } from "@playwright/test";
import { expect, openChat, say, test } from "../support/browser.ts";
import { openShadowRoots, withOptions } from "../support/host-page.ts";
import {
  changeSettings,
  goOnline,
  newestConversation,
  openWidget,
  postContent,
  SENT,
  write,
} from "../support/widget-chat.ts";

const DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Whom a page asks for anything, beside itself. */
function collectHosts(page: Page): Set<string> {
  const hosts = new Set<string>();
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol)) hosts.add(hostname);
  });
  return hosts;
}

const isDrawn = (image: Locator) =>
  expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);

/** Somebody's picture, somewhere else. */
async function servePicture() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(String(request.headers["user-agent"]));
    response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from(DOT, "base64"));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.2", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.2:${port}/me.png`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test("an agent's browser asks nobody but us, whatever picture a visitor's page names", async ({
  agent,
  visitor,
  hostSite,
  tenant,
  appUrl,
}) => {
  const picture = await servePicture();
  const user = `user: { name: 'Ann', avatar: '${picture.url}' }`;
  await visitor.goto(withOptions(hostSite.page("commands"), user));
  await say(await openChat(visitor), "Look at me");
  await expect.poll(() => newestConversation(tenant).catch(() => null)).not.toBeNull();

  const hosts = collectHosts(agent);
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Look at me/ }).click();
  // Under the pointer, a box is in the place of the picture.
  await agent.mouse.move(0, 0);
  const avatar = agent.locator("aside img, img").first();
  await expect(avatar).toBeVisible();
  await isDrawn(avatar);
  expect([...hosts]).toEqual([new URL(appUrl).hostname]);
  // It was fetched for the agent, by a program that tells nothing of them.
  expect(new Set(picture.asked)).toEqual(new Set(["Linkdesk pictures"]));
  picture.close();
});

test("a visitor's browser asks nobody but the website and us, wherever pictures lie", async ({
  visitor,
  hostSite,
  tenant,
  appUrl,
}) => {
  const picture = await servePicture();
  await goOnline(tenant);
  await openShadowRoots(visitor);
  const card = { type: "announcement", title: "News", imageUrl: picture.url };
  await changeSettings(tenant, {
    appearance: {
      launcherIcon: "custom",
      launcherImageUrl: picture.url,
      logoUrl: picture.url,
      cards: [card],
    },
    behaviour: { startButton: "Ask us" },
  });
  const hosts = collectHosts(visitor);
  await visitor.goto(hostSite.page("plain"));
  const website = new URL(hostSite.page("plain")).hostname;
  const launcher = visitor.locator(".linkdesk-launcher");
  await expect(launcher).toHaveClass(/image/);
  const chat = await openWidget(visitor);
  await isDrawn(chat.locator(".logo").first());
  await isDrawn(chat.locator(".card-announcement img"));

  await chat.getByRole("button", { name: "Ask us" }).click();
  await write(chat, "Hello");
  await expect(chat.getByText(SENT)).toBeVisible();
  const id = await newestConversation(tenant);
  const pot = { title: "Tea pot", imageUrl: picture.url, buttons: [] };
  await postContent(tenant, id, { type: "card", card: pot });
  await isDrawn(chat.locator(".rich-card img"));
  await visitor.reload();
  await isDrawn((await openWidget(visitor)).locator(".rich-card img"));
  expect([...hosts].sort()).toEqual([website, new URL(appUrl).hostname].sort());
  expect(new Set(picture.asked)).toEqual(new Set(["Linkdesk pictures"]));
  picture.close();
});

test("we fetch for visitors what an inbox or a message shows, and nothing else", async ({
  appUrl,
}) => {
  const picture = await servePicture();
  const payload = Buffer.from(picture.url).toString("base64url");
  for (const address of [payload, `${payload}.`, `${payload}.${"A".repeat(43)}`, picture.url]) {
    const answer = await fetch(`${appUrl}/api/pictures/${encodeURIComponent(address)}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  }
  expect(picture.asked).toEqual([]);
  picture.close();
});
