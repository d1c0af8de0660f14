import { expect, openVisitor, test } from "../support/browser.ts";
import { withOptions } from "../support/host-page.ts";
import { fulfillPictures, pictureAddress } from "../support/signed-pictures.ts";
import {
  changeSettings,
  expectAccessible,
  goOnline,
  newestConversation,
  openWidget,
  readMessages,
  write,
} from "../support/widget-chat.ts";

test("the chat shows the inbox's colour with readable text, logo, greeting, introduction, notice and cards", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await goOnline(tenant);
  await fulfillPictures(visitor, () => "<svg xmlns='http://www.w3.org/2000/svg'/>");
  await changeSettings(tenant, {
    appearance: {
      color: "#ffdd00",
      logoUrl: "https://pictures.example/logo.svg",
      cards: [
        {
          type: "announcement",
          title: "Free shipping",
          text: "This week only.",
          imageUrl: "https://pictures.example/news.svg",
          url: "https://shop.example/news",
        },
        { type: "link", title: "Read the guide", url: "https://shop.example/guide" },
      ],
    },
    messages: {
      greeting: "Welcome {{first_name | dear visitor}}",
      introduction: "We know everything about tea.",
      notice: "Closed on Friday.",
      replyExpectation: "Answers within the hour",
    },
    behaviour: { startButton: "Ask about tea" },
  });
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await expect(chat.getByRole("heading", { name: "Welcome dear visitor" })).toBeVisible();
  await expect(chat.getByText("We know everything about tea.")).toBeVisible();
  await expect(chat.getByText("Closed on Friday.")).toBeVisible();
  await expect(chat.getByText("Answers within the hour")).toBeVisible();
  const news = chat.getByRole("link", { name: /Free shipping/ });
  await expect(news).toHaveAttribute("href", "https://shop.example/news");
  await expect(news.locator("img")).toHaveAttribute(
    "src",
    pictureAddress("https://pictures.example/news.svg"),
  );
  await expect(chat.getByRole("link", { name: /Read the guide/ })).toHaveAttribute(
    "target",
    "_blank",
  );
  await expect(chat.locator(".logo").first()).toHaveAttribute(
    "src",
    pictureAddress("https://pictures.example/logo.svg"),
  );

  const start = chat.getByRole("button", { name: "Ask about tea" });
  await expect(start).toHaveCSS("background-color", "rgb(255, 221, 0)");
  await expect(start).toHaveCSS("color", "rgb(0, 0, 0)");
  await expectAccessible(chat);
  await start.click();
  await expect(chat.getByText("Answers within the hour")).toBeVisible();
  await expect(chat.getByRole("textbox")).toBeFocused();
  await chat.getByRole("button", { name: "Back" }).click();
  await expect(start).toBeFocused();
});

for (const [scheme, system, background] of [
  ["dark", "light", "rgb(21, 23, 28)"],
  ["light", "dark", "rgb(255, 255, 255)"],
  ["auto", "dark", "rgb(21, 23, 28)"],
] as const) {
  test(`the colour scheme ${scheme} applies on a ${system} system`, async ({
    browser,
    hostSite,
    tenant,
  }) => {
    await changeSettings(tenant, { appearance: { colorScheme: scheme } });
    const context = await browser.newContext({ colorScheme: system });
    const page = await context.newPage();
    await page.goto(hostSite.page("plain"));
    const chat = await openWidget(page);
    await expect(chat.locator("body")).toHaveCSS("background-color", background);
    await expectAccessible(chat);
    await write(chat, "Hello");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await expectAccessible(chat);
    await context.close();
  });
}

test("the inbox's CSS applies by the documented classes and variables and loads nothing from other servers", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await changeSettings(tenant, {
    appearance: {
      customCss: `@import url("https://evil.example/x.css");
        .linktor-widget { --linktor-primary: #0f766e; --linktor-border-radius: 0px; }
        .linkdesk-composer { background: url(http://evil.example/x.png); padding-top: 33px; }
        .linktor-message-visitor { font-style: italic; }`,
    },
  });
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await expect(chat.locator(".linkdesk-home .linkdesk-header")).toHaveCSS(
    "background-image",
    /15, 118, 110/,
  );
  await expect(chat.locator(".linkdesk-composer")).toHaveCSS("padding-top", "33px");
  await expect(chat.locator(".linkdesk-composer")).toHaveCSS("background-image", "none");
  await write(chat, "Hello");
  const mine = chat.locator(".linkdesk-message-visitor");
  await expect(mine).toHaveCSS("font-style", "italic");
  await expect(mine).toHaveCSS("border-top-left-radius", "0px");
});

test("the welcome message is shown before the first message and stays in the conversation", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await changeSettings(tenant, { messages: { welcome: "Welcome! What can we do?" } });
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await expect(chat.getByText("Welcome! What can we do?")).toBeVisible();
  await write(chat, "Hello");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await expect(chat.getByText("Welcome! What can we do?")).toHaveCount(1);
  const messages = await readMessages(tenant, await newestConversation(tenant));
  expect(messages.map(({ text }) => text)).toEqual(["Welcome! What can we do?", "Hello"]);
});

test("the page's colour, texts and forms override the inbox's", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await goOnline(tenant);
  const options = `
    primaryColor: '#7c3aed',
    translations: {
      welcomeMessage: 'Servus!', inputPlaceholder: 'Schreib was…', sendButton: 'Abschicken'
    },
    user: { name: 'Ada Lovelace' },
    fileUpload: { enabled: false }`;
  await visitor.goto(withOptions(hostSite.page("commands"), options));
  const chat = await openWidget(visitor);
  await expect(chat.getByRole("heading", { name: "Hi Ada" })).toBeVisible();
  await expect(chat.getByText("Servus!")).toBeVisible();
  await expect(chat.getByPlaceholder("Schreib was…")).toBeVisible();
  await expect(chat.getByRole("button", { name: "Attach files" })).toHaveCount(0);
  await chat.getByRole("textbox").fill("Hello");
  const send = chat.getByRole("button", { name: "Abschicken" });
  await expect(send).toHaveCSS("background-color", "rgb(124, 58, 237)");
  await send.click();
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const messages = await readMessages(tenant, await newestConversation(tenant));
  expect(messages.map(({ text }) => text)).toEqual(["“Servus!”", "Hello"]);
  // What the team reads in quotation marks is the brand's welcome to the visitor.
  await expect(chat.getByText("Servus!", { exact: true })).toBeVisible();
  expect(messages[1]?.author.name).toBe("Ada Lovelace");
});

test.describe("languages", () => {
  test("the chat uses the visitor's language, left to right", async ({
    browser,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    const context = await browser.newContext({ locale: "de-AT" });
    const page = await context.newPage();
    await page.goto(hostSite.page("plain"));
    const chat = await openWidget(page);
    await expect(chat.getByPlaceholder("Nachricht schreiben")).toBeVisible();
    await expect(chat.locator("html")).toHaveAttribute("lang", "de");
    await expect(chat.locator("html")).toHaveAttribute("dir", "ltr");
    await chat.getByRole("textbox").fill("Hallo");
    await chat.getByRole("textbox").press("Enter");
    await expect(chat.getByText("Gesendet ·")).toBeVisible();
    await expect(chat.getByText("Heute")).toBeVisible();
    await context.close();
  });

  test("the chat uses the language that is set, right to left", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, { language: "ar" });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await expect(chat.locator("html")).toHaveAttribute("dir", "rtl");
    await chat.getByPlaceholder("اكتب رسالة").fill("مرحبا");
    await chat.getByRole("textbox").press("Enter");
    await expect(chat.getByText("أُرسلت ·")).toBeVisible();
    const bubble = await chat.locator(".linkdesk-message-visitor").boundingBox();
    const log = await chat.getByRole("log").boundingBox();
    // The visitor's own words are on the left, where a line ends in Arabic.
    expect((bubble?.x ?? 0) - (log?.x ?? 0)).toBeLessThan(40);
    await expectAccessible(chat);
  });
});

test("on a phone and at 200 % zoom every control can be reached", async ({
  browser,
  hostSite,
  tenant,
}) => {
  await goOnline(tenant);
  await changeSettings(tenant, {
    appearance: { cards: [{ type: "link", title: "Guide", url: "https://shop.example/" }] },
  });
  // 320 px wide is what 640 px are at 200 %.
  const { page, close } = await openVisitor(browser);
  await page.setViewportSize({ width: 320, height: 480 });
  await page.goto(hostSite.page("plain"));
  const chat = await openWidget(page);
  await chat.getByRole("button", { name: "Start a conversation" }).click();
  await write(chat, "x".repeat(200));
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const overflow = await chat.evaluate(() => {
    const log = document.querySelector(".thread");
    return log ? log.scrollWidth - log.clientWidth : -1;
  });
  expect(overflow).toBe(0);
  const size = await chat
    .getByRole("textbox")
    .evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize));
  expect(size).toBeGreaterThanOrEqual(16);
  await close();
});
