import { expect, openVisitor, test } from "../support/browser.ts";
import { photo } from "../support/states/pictures.ts";
import {
  beginConversation,
  expectAccessible,
  goOnline,
  openWidget,
  postContent,
  write,
} from "../support/widget-chat.ts";

test("light formatting and links are shown, HTML is not", async ({ tenant, visitor, hostSite }) => {
  await goOnline(tenant);
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  const id = await beginConversation(chat, tenant);
  const text = "**bold**, *it*, `code`, https://example.com <b>no</b>";
  await postContent(tenant, id, { type: "text" }, text);
  const bubble = chat.locator(".linkdesk-message-agent");
  await expect(bubble.locator("strong")).toHaveText("bold");
  await expect(bubble.locator("em")).toHaveText("it");
  await expect(bubble.locator("code")).toHaveText("code");
  await expect(bubble.locator("b")).toHaveCount(0);
  await expect(bubble).toContainText("<b>no</b>");
  await expect(bubble.getByRole("link")).toHaveAttribute("rel", /noopener/);
});

test("an emoji is inserted at the caret by keyboard", async ({ tenant, visitor, hostSite }) => {
  await goOnline(tenant);
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  const field = chat.getByRole("textbox");
  await field.fill("ab");
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(1, 1));
  await chat.getByRole("button", { name: "Add an emoji" }).click();
  await expect(chat.getByRole("button", { name: "😀" })).toBeFocused();
  await expectAccessible(chat);
  await visitor.keyboard.press("ArrowRight");
  await visitor.keyboard.press("Enter");
  await expect(field).toHaveValue("a😃b");
  await expect(field).toBeFocused();
  await visitor.keyboard.type("!");
  await expect(field).toHaveValue("a😃!b");
  // Escape closes the picker first, the chat after it.
  await chat.getByRole("button", { name: "Add an emoji" }).click();
  await expect(chat.getByRole("dialog")).toBeVisible();
  await visitor.keyboard.press("Escape");
  await expect(chat.getByRole("dialog")).toHaveCount(0);
  expect(await visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(true);
  await visitor.keyboard.press("Escape");
  await expect.poll(() => visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(false);
});

test("Escape pressed twice, faster than a frame is drawn, closes the emoji picker and then the chat", async ({
  tenant,
  visitor,
  hostSite,
}) => {
  await goOnline(tenant);
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await chat.getByRole("button", { name: "Add an emoji" }).click();
  await expect(chat.getByRole("button", { name: "😀" })).toBeFocused();
  await chat.evaluate(async () => {
    const press = () => {
      const event = { key: "Escape", bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", event));
    };
    press();
    while (document.querySelector("[role=dialog]")) await Promise.resolve();
    press();
  });
  await expect.poll(() => visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(false);
});

test("an answer while the chat is closed calls the page's callback once", async ({
  tenant,
  browser,
  hostSite,
}) => {
  await goOnline(tenant);
  const { page, close } = await openVisitor(browser);
  await page.addInitScript(() => Object.assign(window, { notified: [] }));
  const options = "onMessage: function(message) { notified.push(message.text); }";
  await page.goto(`${hostSite.page("commands")}?options=${encodeURIComponent(options)}`);
  const chat = await openWidget(page);
  const id = await beginConversation(chat, tenant);
  await page.evaluate(() => window.Linkdesk?.hide());
  await postContent(tenant, id, { type: "text" }, "While you were away");
  const notified = () =>
    page.evaluate(() => (window as unknown as { notified: string[] }).notified);
  await expect.poll(notified).toEqual(["While you were away"]);
  await close();
});

test("a conversation that ends in pictures opens at its end, and the visitor's own pictures are not new messages", async ({
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  let chat = await openWidget(visitor);
  await write(chat, Array.from({ length: 60 }, (_, n) => `line ${n}`).join("\n"));
  await expect(chat.getByText("Sent ·")).toBeVisible();
  for (const name of ["one.png", "two.png"]) {
    await chat.locator("input[type=file]").setInputFiles(await photo(name));
    await expect(chat.getByText(`${name}, ready to send`)).toBeAttached();
    await chat.getByRole("button", { name: "Send message" }).click();
    await expect(chat.getByRole("link", { name: `Open the image ${name}` })).toBeVisible();
  }
  await expect(chat.getByRole("button", { name: "New messages" })).toHaveCount(0);
  await visitor.reload();
  // The pictures come when all else has been there for a while.
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await visitor.route(/\/api\/files\//, async (route) => {
    await held;
    await route.continue();
  });
  chat = await openWidget(visitor);
  const last = chat.getByRole("link", { name: "Open the image two.png" });
  await expect(last).toBeVisible();
  release();
  await expect
    .poll(() => last.locator("img").evaluate((image: HTMLImageElement) => image.complete))
    .toBe(true);
  const fromEnd = () =>
    chat
      .locator(".thread")
      .evaluate(
        ({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight,
      );
  await expect.poll(fromEnd).toBeLessThan(4);
  await expect(chat.getByRole("button", { name: "New messages" })).toHaveCount(0);
});
