// What a visitor can stop: sounds, motion, an upload.
import type { Page } from "@playwright/test";
import { expect, openChat, say, test, typeUntil } from "../support/browser.ts";
import type { Tenant } from "../support/http-client.ts";
import { goOnline, newestConversation, openWidget, postContent } from "../support/widget-chat.ts";

/** Counts the tones that the chat plays, in every frame of the page. */
async function countTones(page: Page): Promise<() => Promise<number>> {
  let tones = 0;
  await page.exposeFunction("toneStarted", () => {
    tones += 1;
  });
  await page.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      (window as unknown as { toneStarted: () => void }).toneStarted();
      return start.call(this, when);
    };
  });
  return async () => tones;
}

const answer = async (tenant: Tenant, text: string) =>
  postContent(tenant, await newestConversation(tenant), { type: "text" }, text);

test("the sound of a new message is turned off, and on again", async ({
  visitor,
  tenant,
  hostSite,
}) => {
  const tones = await countTones(visitor);
  await visitor.goto(hostSite.page("plain"));
  let chat = await openChat(visitor);
  await say(chat, "Hello");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  // A press in the chat, after which the browser lets it make sounds.
  await chat.getByRole("log").click();
  await visitor.evaluate(() => window.Linkdesk?.hide());
  await answer(tenant, "Audible");
  await expect.poll(tones).toBe(2);
  await visitor.evaluate(() => window.Linkdesk?.show());
  await chat.getByRole("button", { name: "More options" }).click();
  await chat.getByRole("menuitem", { name: "Turn sound off" }).click();
  // The next page knows, also where a frame of another site has no storage of its own.
  await visitor.reload();
  chat = await openChat(visitor);
  await chat.getByRole("log").click();
  await visitor.evaluate(() => window.Linkdesk?.hide());
  await answer(tenant, "Silent");
  await expect(chat.getByText("Silent", { exact: true })).toBeAttached();
  expect(await tones()).toBe(2);
  await visitor.evaluate(() => window.Linkdesk?.show());
  await chat.getByRole("button", { name: "More options" }).click();
  await chat.getByRole("menuitem", { name: "Turn sound on" }).click();
  await visitor.evaluate(() => window.Linkdesk?.hide());
  await answer(tenant, "Audible again");
  await expect.poll(tones).toBe(4);
});

test("a tab in the background shows the number of unread messages in its title", async ({
  visitor,
  tenant,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const title = await visitor.title();
  const chat = await openChat(visitor);
  await say(chat, "Hello");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const look = (isLooking: boolean) =>
    visitor.evaluate((isHidden) => {
      Object.defineProperty(Document.prototype, "hidden", {
        get: () => isHidden,
        configurable: true,
      });
      document.dispatchEvent(new Event("visibilitychange"));
    }, !isLooking);
  await visitor.evaluate(() => window.Linkdesk?.hide());
  await look(false);
  await answer(tenant, "One");
  await answer(tenant, "Two");
  await expect(visitor).toHaveTitle(`(2) ${title}`);
  await look(true);
  await expect(visitor).toHaveTitle(title);
});

for (const [reducedMotion, moves] of [
  ["no-preference", true],
  ["reduce", false],
] as const) {
  test(`the chat moves as the preference ${reducedMotion} asks`, async ({
    browser,
    agent,
    tenant,
    hostSite,
  }) => {
    const context = await browser.newContext({ reducedMotion });
    const page = await context.newPage();
    await page.goto(hostSite.page("plain"));
    const chat = await openChat(page);
    await say(chat, "Hello");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await agent.goto(`/conversations/${await newestConversation(tenant)}`);
    const dots = chat.locator(".typing i");
    await typeUntil(agent.getByPlaceholder("Write a reply"), dots.first());
    const running = await dots.first().evaluate((dot) => dot.getAnimations().length);
    expect(running > 0).toBe(moves);
    await context.close();
  });
}

test("cancelling an upload ends its request, and the message is sent without the file", async ({
  visitor,
  tenant,
  hostSite,
}) => {
  await goOnline(tenant);
  await visitor.route("**/api/widget/v1/uploads", () => {});
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  const asked = visitor.waitForRequest("**/api/widget/v1/uploads");
  await chat
    .locator("input[type=file]")
    .setInputFiles([{ name: "slow.txt", mimeType: "text/plain", buffer: Buffer.from("slow") }]);
  await asked;
  await chat.getByRole("textbox").fill("Never mind the file");
  await expect(chat.getByRole("button", { name: "Send message" })).toBeDisabled();
  const ended = visitor.waitForEvent("requestfailed", (request) =>
    request.url().endsWith("/uploads"),
  );
  await chat.getByRole("button", { name: "Remove slow.txt" }).click();
  await ended;
  await expect(chat.getByText("slow.txt")).toHaveCount(0);
  await expect(chat.getByRole("textbox")).toBeFocused();
  await chat.getByRole("button", { name: "Send message" }).click();
  await expect(chat.getByText("Sent ·")).toBeVisible();
});

test("Escape that ends a composition in Safari leaves the chat open", async ({
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  const press = (keyCode: number) =>
    chat.getByRole("textbox").evaluate((field, code) => {
      const init = { key: "Escape", keyCode: code, bubbles: true, cancelable: true };
      field.dispatchEvent(new KeyboardEvent("keydown", init));
    }, keyCode);
  await press(229);
  await chat.getByRole("textbox").fill("Still here");
  expect(await visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(true);
  await press(27);
  await expect.poll(() => visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(false);
});
