import type { Page } from "@playwright/test";
import {
  chatFrame,
  clickLauncher,
  expect,
  launcherIsDrawn,
  openChat,
  reply,
  say,
  test,
  untilLauncher,
} from "../support/browser.ts";

const PANEL = /assets\/widget\/panel/;
/** From the click to the composer. Design section 10. */
const MAX_REQUESTS = 8;

/** Holds the panel's script back until `release`. */
async function holdPanel(page: Page): Promise<{ asked: string[]; release: () => void }> {
  const asked: string[] = [];
  let release = () => {};
  const gate = new Promise<void>((done) => {
    release = done;
  });
  await page.route(PANEL, async (route) => {
    asked.push(route.request().url());
    await gate;
    await route.continue();
  });
  return { asked, release };
}

test("a click before the panel has arrived opens the chat when it arrives", async ({
  visitor,
  hostSite,
}) => {
  const problems: string[] = [];
  visitor.on("console", (message) => problems.push(message.text()));
  const panel = await holdPanel(visitor);
  await visitor.goto(hostSite.page("strict-csp"));
  await clickLauncher(visitor);
  expect(await visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(true);
  await expect.poll(() => panel.asked.length).toBe(1);
  expect(visitor.frames()).toHaveLength(1);
  panel.release();
  const chat = await chatFrame(visitor);
  await expect(chat.getByRole("textbox")).toBeFocused();
  expect(problems).toEqual([]);
});

test("a first click takes at most eight requests to a chat that can be written in", async ({
  visitor,
  hostSite,
  appUrl,
}) => {
  await visitor.goto(hostSite.page("plain"), { waitUntil: "networkidle" });
  await untilLauncher(visitor);
  const asked: string[] = [];
  visitor.on("request", (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === new URL(appUrl).origin) asked.push(pathname);
  });
  await clickLauncher(visitor);
  const chat = await chatFrame(visitor);
  await expect(chat.getByRole("textbox")).toBeFocused();
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(MAX_REQUESTS);
});

test("destroy while the panel is loading leaves nothing", async ({ visitor, hostSite }) => {
  const panel = await holdPanel(visitor);
  await visitor.goto(hostSite.page("plain"));
  await untilLauncher(visitor);
  await visitor.evaluate(() => window.Linkdesk?.show());
  await expect.poll(() => panel.asked.length).toBe(1);
  await visitor.evaluate(() => window.Linkdesk?.destroy());
  const arrived = visitor.waitForResponse(PANEL);
  panel.release();
  await (await arrived).finished();
  expect(await launcherIsDrawn(visitor)).toBe(false);
  expect(visitor.frames()).toHaveLength(1);
});

test("after a deployment an old loader finds the newest panel; offline it says so", async ({
  visitor,
  hostSite,
  consoleErrors,
}) => {
  consoleErrors.expect(/Failed to fetch dynamically imported module/, /panel-.*\.js/);
  const errors: string[] = [];
  visitor.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  let isOffline = true;
  await visitor.route(PANEL, (route) => {
    if (isOffline) return route.abort();
    const isNewest = /panel\.js\?/.test(route.request().url());
    return isNewest ? route.continue() : route.fulfill({ status: 404, body: "" });
  });
  await visitor.goto(hostSite.page("plain"));
  await clickLauncher(visitor);
  await expect.poll(() => errors.join("\n")).toMatch(/\[Linkdesk\] [0-9a-f-]{36} at http/);
  await expect.poll(() => visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(false);
  isOffline = false;
  await say(await openChat(visitor), "It came back");
});

test("an agent's replies wait for the network, in order, and then go out once", async ({
  agent,
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Hello?");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Hello\?/ }).click();
  await expect(agent.getByRole("log").getByText("Hello?")).toBeVisible();
  let isDown = true;
  await agent.route(/\/messages$/, (route) =>
    route.request().method() === "POST" && isDown ? route.abort() : route.continue(),
  );
  for (const text of ["one", "two", "three"]) await reply(agent, text);
  await expect(agent.getByText("Sending…").first()).toBeVisible();
  isDown = false;
  await expect(chat.getByText("three", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(agent.getByText("Sending…")).toHaveCount(0);
  const texts = await chat
    .getByRole("log")
    .getByText(/^(one|two|three)$/)
    .allTextContents();
  expect(texts).toEqual(["one", "two", "three"]);
});
