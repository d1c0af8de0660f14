import { expect, openVisitor, test } from "../support/browser.ts";
import {
  changeSettings,
  expectAccessible,
  goOnline,
  newestConversation,
  openWidget,
  readMessages,
  write,
} from "../support/widget-chat.ts";

const withOptions = (address: string, options: string) =>
  `${address}?options=${encodeURIComponent(options)}`;

test("looks: colour with readable words, logo, greeting, introduction, notice, cards", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await goOnline(tenant);
  await visitor.route("https://pictures.example/**", (route) =>
    route.fulfill({
      contentType: "image/svg+xml",
      body: "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }),
  );
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
  await expect(news.locator("img")).toHaveAttribute("src", /news\.svg/);
  await expect(chat.getByRole("link", { name: /Read the guide/ })).toHaveAttribute(
    "target",
    "_blank",
  );
  await expect(chat.locator(".logo").first()).toHaveAttribute("src", /logo\.svg/);

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
  test(`a colour scheme of ${scheme} on a ${system} system`, async ({
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

test("the inbox's own CSS: documented classes and variables, nothing from elsewhere", async ({
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

test("welcome words stand before the first message, and in the conversation after it", async ({
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

test("the page's own colour, words and forms come before the inbox's", async ({
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
  expect(messages.map(({ text }) => text)).toEqual(["Servus!", "Hello"]);
  expect(messages[1]?.author.name).toBe("Ada Lovelace");
});

test.describe("languages", () => {
  test("the visitor's own, left to right", async ({ browser, hostSite, tenant }) => {
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

  test("one that is set, right to left", async ({ visitor, hostSite, tenant }) => {
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

test.describe("questions before the first message", () => {
  const fields = [
    { name: "name", label: "Name", type: "text", required: true },
    { name: "email", label: "Email", type: "email", required: true },
    { name: "topic", label: "Topic", type: "select", options: ["Sales", "Support"] },
    { name: "terms", label: "I agree", type: "checkbox", required: true },
  ];

  test("on a screen of their own, checked at the field", async ({ visitor, hostSite, tenant }) => {
    await goOnline(tenant);
    await changeSettings(tenant, {
      behaviour: { preChat: { enabled: true, when: "before", fields } },
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await chat.getByRole("button", { name: "Start a conversation" }).click();
    await expect(chat.getByRole("heading", { name: "Before we start" })).toBeFocused();
    await chat.getByRole("button", { name: "Continue" }).click();
    await expect(chat.getByText("Please fill this in.")).toHaveCount(3);
    await expect(chat.getByLabel("Name")).toBeFocused();
    await expectAccessible(chat);

    await chat.getByLabel("Name").fill("Ada Lovelace");
    await chat.getByLabel("Email").fill("ada");
    await chat.getByLabel("Topic").selectOption("Sales");
    await chat.getByLabel("I agree").check();
    await chat.getByRole("button", { name: "Continue" }).click();
    await expect(chat.getByText(/Please enter an e-mail address/)).toBeVisible();
    await chat.getByLabel("Email").fill("ada@example.com");
    await chat.getByRole("button", { name: "Continue" }).click();
    await expect(chat.getByRole("textbox", { name: "Message to Acme" })).toBeFocused();
    await write(chat, "Hello");
    await expect(chat.getByText("Sent ·")).toBeVisible();

    const id = await newestConversation(tenant);
    const { body } = await tenant.call<{ contact: object; attributes: object }>(
      "GET",
      `/api/v1/conversations/${id}`,
    );
    expect(body.contact).toMatchObject({ name: "Ada Lovelace", email: "ada@example.com" });
    expect(body.attributes).toMatchObject({ topic: "Sales", terms: "true" });
  });

  test("beside the first message, which waits for them", async ({ visitor, hostSite, tenant }) => {
    await goOnline(tenant);
    await changeSettings(tenant, {
      behaviour: { preChat: { enabled: true, when: "after", fields: fields.slice(0, 2) } },
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "My first words");
    await expect(chat.getByText("My first words")).toBeVisible();
    await expect(chat.getByLabel("Name")).toBeFocused();
    await expectAccessible(chat);
    await chat.getByLabel("Name").fill("Ada");
    await chat.getByLabel("Email").fill("ada@example.com");
    await chat.getByRole("button", { name: "Send message" }).click();
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await expect(chat.getByText("My first words")).toHaveCount(1);
    await expect(chat.getByLabel("Name")).toHaveCount(0);
  });
});

test.describe("nobody is there", () => {
  test("a form takes the message, and says thank you", async ({ visitor, hostSite, tenant }) => {
    await changeSettings(tenant, {
      messages: { offline: "Gone fishing. Tell us anyway." },
      behaviour: { offlineForm: { enabled: true, submitButton: "Leave it here" } },
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await expect(chat.getByText("Gone fishing. Tell us anyway.")).toBeVisible();
    await chat.getByRole("button", { name: "Leave a message" }).click();
    await chat.getByLabel("Email").fill("ada@example.com");
    await chat.getByLabel("Message").fill("Call me back");
    await expectAccessible(chat);
    await chat.getByRole("button", { name: "Leave it here" }).click();
    await expect(chat.getByText(/Thank you! We've got your message/)).toBeVisible();
    const messages = await readMessages(tenant, await newestConversation(tenant));
    expect(messages.map(({ text }) => text)).toEqual(["Call me back"]);
    await expectAccessible(chat);
  });

  test("without a form the chat says so above the composer", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await changeSettings(tenant, { messages: { offline: "Back on Monday." } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await expect(chat.getByText("Back on Monday.")).toBeVisible();
    await write(chat, "Until then");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await expect(chat.getByText("Back on Monday.")).toBeVisible();
    await expect(chat.getByText("We're away right now")).toBeVisible();
  });
});

test.describe("conversations", () => {
  test("several: a list with previews and unread marks, and a way back", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, { behaviour: { severalConversations: true } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    const start = chat.getByRole("button", { name: "Start a conversation" });
    await start.click();
    await write(chat, "About my order");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    const first = await newestConversation(tenant);
    await chat.getByRole("button", { name: "Back" }).click();
    await start.click();
    await write(chat, "About something else");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await expect(chat.getByText("About my order")).toHaveCount(0);

    await chat.getByRole("button", { name: "Back" }).click();
    const list = chat.getByRole("navigation", { name: "Your conversations" });
    await expect(list.getByRole("button")).toHaveText([/About something else/, /About my order/]);
    const path = `/api/v1/conversations/${first}/messages`;
    await tenant.call("POST", path, { clientId: crypto.randomUUID(), text: "On its way" });
    const row = list.getByRole("button", { name: /On its way/ });
    await expect(row).toContainText("1 new message");
    await expectAccessible(chat);
    await row.click();
    await expect(chat.getByText("About my order")).toBeVisible();
    await write(chat, "Thanks");
    await expect(chat.getByText(/(Sent|Seen) ·/)).toBeVisible();
    await chat.getByRole("button", { name: "Back" }).click();
    await expect(list.getByText("1 new message")).toHaveCount(0);
  });

  test("an ended one that takes no answers offers a new one", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, { behaviour: { replyToResolved: false } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "The first matter");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await chat.getByRole("button", { name: "More options" }).click();
    await expect(chat.getByRole("menuitem").first()).toBeFocused();
    await expectAccessible(chat);
    await chat.getByRole("menuitem", { name: "End conversation" }).click();
    await expect(chat.getByRole("dialog")).toBeVisible();
    await expectAccessible(chat);
    await chat.getByRole("button", { name: "End it" }).click();
    await expect(chat.getByText("This conversation has ended.")).toBeVisible();
    await expect(chat.getByRole("textbox")).toHaveCount(0);
    await chat.getByRole("button", { name: "Start a new conversation" }).click();
    await write(chat, "The second matter");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await expect(chat.getByText("The first matter")).toHaveCount(0);
  });

  test("the transcript is a file to keep", async ({ visitor, hostSite, tenant }) => {
    await goOnline(tenant);
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "Worth keeping");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await chat.getByRole("button", { name: "More options" }).click();
    const downloading = visitor.waitForEvent("download");
    await chat.getByRole("menuitem", { name: "Download transcript" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("Acme.txt");
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toContain("Worth keeping");
  });

  test("what the inbox does not allow is not offered", async ({ visitor, hostSite, tenant }) => {
    await goOnline(tenant);
    await changeSettings(tenant, {
      behaviour: {
        ...{ endConversation: false, transcript: false, sounds: false, emoji: false },
        uploads: { enabled: false },
      },
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "Hello");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    for (const name of ["More options", "Add an emoji", "Attach files"]) {
      await expect(chat.getByRole("button", { name })).toHaveCount(0);
    }
  });
});

test.describe("consent", () => {
  test("nothing is connected before a yes", async ({ visitor, hostSite, tenant }) => {
    await goOnline(tenant);
    await changeSettings(tenant, { privacy: { cookieConsent: true } });
    const calls: string[] = [];
    visitor.on("request", (request) => {
      if (/\/api\/widget\/v1\/(?!config)/.test(request.url())) calls.push(request.url());
    });
    visitor.on("websocket", (socket) => calls.push(socket.url()));
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await expect(chat.getByRole("heading", { name: "Before we chat" })).toBeVisible();
    await expectAccessible(chat);
    expect(calls).toEqual([]);
    expect(await visitor.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await chat.getByRole("button", { name: "Accept" }).click();
    await write(chat, "Fine with me");
    await expect(chat.getByText("Sent ·")).toBeVisible();
  });

  test("a no closes the chat", async ({ visitor, hostSite, tenant }) => {
    await changeSettings(tenant, { privacy: { cookieConsent: true } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await chat.getByRole("button", { name: "Decline" }).click();
    await expect.poll(() => visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(false);
    expect(await visitor.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});

test("on a phone, and at twice the size, everything stays within reach", async ({
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
