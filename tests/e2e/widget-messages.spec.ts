import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import type { Frame } from "@playwright/test";
import { expect, openVisitor, test } from "../support/browser.ts";
import type { Tenant } from "../support/http-client.ts";
import { photo } from "../support/states/pictures.ts";
import {
  changeSettings,
  expectAccessible,
  goOnline,
  newestConversation,
  openWidget,
  postContent,
  readMessages,
  write,
} from "../support/widget-chat.ts";

/** One pixel, green. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const picture = (name: string) => ({ name, mimeType: "image/png", buffer: PNG });

/** Begins a conversation and answers its id. */
async function begin(chat: Frame, tenant: Tenant): Promise<string> {
  await write(chat, "Hello");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  return newestConversation(tenant);
}

const interactive = (
  content: Extract<MessageContent, { type: "interactive" }>["interactive"],
): MessageContent => ({ type: "interactive", interactive: content });

test.describe("rich messages", () => {
  test.beforeEach(async ({ tenant, visitor, hostSite }) => {
    await goOnline(tenant);
    await visitor.goto(hostSite.page("plain"));
  });

  test("one of several buttons can be chosen once, and another tab shows the choice", async ({
    tenant,
    visitor,
  }) => {
    const chat = await openWidget(visitor);
    const id = await begin(chat, tenant);
    const buttons = [
      { id: "great", label: "Great!" },
      { id: "poor", label: "Could be better" },
    ];
    const sent = await postContent(
      tenant,
      id,
      interactive({ type: "buttons", body: { text: "How was it?" }, buttons }),
    );
    await expect(chat.getByText("How was it?")).toBeVisible();
    await expectAccessible(chat);
    const otherPage = await visitor.context().newPage();
    await otherPage.goto(visitor.url());
    const other = await openWidget(otherPage);
    await expect(other.getByRole("button", { name: "Great!" })).toBeEnabled();

    await chat.getByRole("button", { name: "Great!" }).click();
    for (const tab of [chat, other]) {
      await expect(tab.getByRole("button", { name: "Great!", pressed: true })).toBeVisible();
      await expect(tab.getByRole("button", { name: "Could be better" })).toBeDisabled();
      await expect(tab.locator(".linkdesk-message-visitor", { hasText: "Great!" })).toBeVisible();
    }
    const answered = (await readMessages(tenant, id)).find((m) => m.id === sent.id);
    expect(answered?.response).toMatchObject({ buttonId: "great" });
    await expectAccessible(chat);
  });

  test("quick replies answer with a click", async ({ tenant, visitor }) => {
    const chat = await openWidget(visitor);
    const id = await begin(chat, tenant);
    const replies = [
      { id: "s", label: "Small" },
      { id: "l", label: "Large" },
    ];
    await postContent(
      tenant,
      id,
      interactive({ type: "quick_replies", body: { text: "Which size?" }, replies }),
    );
    await chat.getByRole("button", { name: "Large" }).click();
    await expect(chat.getByRole("button", { name: "Large", pressed: true })).toBeVisible();
    expect((await readMessages(tenant, id)).map(({ text }) => text)).toContain("Large");
  });

  test("a card's link opens a new tab, and the click is recorded", async ({ tenant, visitor }) => {
    await visitor
      .context()
      .route("https://shop.example/**", (route) =>
        route.fulfill({ contentType: "text/html", body: "<title>Shop</title>" }),
      );
    const chat = await openWidget(visitor);
    const id = await begin(chat, tenant);
    const sent = await postContent(tenant, id, {
      type: "card",
      card: {
        title: "Tea pot",
        subtitle: "$20",
        imageUrl: "https://shop.example/pot.jpg",
        buttons: [
          { id: "view", label: "View details", url: "https://shop.example/pot" },
          { id: "buy", label: "Add to cart" },
        ],
      },
    });
    await expect(chat.getByRole("heading", { name: "Tea pot" })).toBeVisible();
    await expectAccessible(chat);
    const opening = visitor.context().waitForEvent("page");
    await chat.getByRole("link", { name: /View details/ }).click();
    const opened = await opening;
    expect(opened.url()).toBe("https://shop.example/pot");
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    await expect
      .poll(async () => (await readMessages(tenant, id)).find((m) => m.id === sent.id)?.response)
      .toMatchObject({ buttonId: "view" });
  });

  test("a carousel is moved by button and by keyboard", async ({ tenant, visitor }) => {
    const chat = await openWidget(visitor);
    const id = await begin(chat, tenant);
    const cards = ["One", "Two", "Three"].map((title) => ({
      title,
      buttons: [{ id: title, label: `Choose ${title}` }],
    }));
    await postContent(tenant, id, interactive({ type: "carousel", cards }));
    const third = chat.getByRole("button", { name: "Choose Three" });
    await expect(third).not.toBeInViewport();
    await expectAccessible(chat);
    const next = chat.getByRole("button", { name: "Next" });
    await expect(async () => {
      await next.click();
      await expect(third).toBeInViewport({ timeout: 700 });
    }).toPass();
    await third.click();
    await expect(chat.getByRole("button", { name: "Choose Three", pressed: true })).toBeVisible();
  });

  test("a form in a message is checked and sent, and then shown as one line", async ({
    tenant,
    visitor,
  }) => {
    const chat = await openWidget(visitor);
    const id = await begin(chat, tenant);
    await postContent(
      tenant,
      id,
      interactive({
        type: "form",
        body: { text: "Where to?" },
        fields: [
          { name: "street", label: "Street", type: "text", required: true },
          { name: "floor", label: "Floor", type: "number", required: false },
        ],
        submitButton: "Deliver there",
      }),
    );
    await chat.getByLabel("Floor").fill("third");
    await chat.getByRole("button", { name: "Deliver there" }).click();
    await expect(chat.getByText("Please fill this in.")).toBeVisible();
    await expect(chat.getByText("Please enter a number.")).toBeVisible();
    await expectAccessible(chat);
    await chat.getByLabel("Street").fill("Baker Street 221b");
    await chat.getByLabel("Floor").fill("3");
    await chat.getByRole("button", { name: "Deliver there" }).click();
    await expect(chat.getByText("Answered", { exact: true })).toBeVisible();
    await expect(chat.getByLabel("Street")).toHaveCount(0);
    await expect(chat.getByText("Street: Baker Street 221b")).toBeVisible();
  });

  test("a rating with a comment can be given by keyboard", async ({ tenant, visitor }) => {
    const chat = await openWidget(visitor);
    const id = await begin(chat, tenant);
    await postContent(
      tenant,
      id,
      interactive({ type: "csat", body: { text: "How did we do?" }, scale: 5 }),
    );
    await chat.getByRole("radio", { name: "1 star" }).focus();
    await visitor.keyboard.press("Space");
    for (let i = 0; i < 3; i++) await visitor.keyboard.press("ArrowRight");
    await expect(chat.getByRole("radio", { name: "4 stars" })).toBeChecked();
    await expectAccessible(chat);
    await chat.getByLabel(/Anything you'd like to add/).fill("Quick and kind");
    await chat.getByRole("button", { name: "Send rating" }).click();
    await expect(chat.getByText("Thank you for your feedback!")).toBeVisible();
    await expect(chat.getByRole("img", { name: "4 stars" })).toBeVisible();
    await expect(chat.getByText(/★★★★☆\s*Quick and kind/)).toBeVisible();
  });
});

test.describe("files", () => {
  test("several files are sent at once with a text; an image is shown and other files are rows", async ({
    tenant,
    visitor,
    hostSite,
  }) => {
    await goOnline(tenant);
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await chat
      .locator("input[type=file]")
      .setInputFiles([
        picture("garden.png"),
        { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("hello") },
      ]);
    await expect(chat.getByText("garden.png, ready to send")).toBeAttached();
    await expect(chat.getByText("notes.txt, ready to send")).toBeAttached();
    await expectAccessible(chat);
    await write(chat, "As promised");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    const image = chat.getByRole("link", { name: "Open the image garden.png" });
    await expect(image).toBeVisible();
    await expect
      .poll(() => image.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0);
    await expect(chat.getByRole("link", { name: /notes\.txt/ })).toBeVisible();
    await expectAccessible(chat);
    const [message] = await readMessages(tenant, await newestConversation(tenant));
    expect(message?.text).toBe("As promised");
    expect(message?.attachments.map(({ name }) => name)).toEqual(["garden.png", "notes.txt"]);
  });

  test("a file that is not accepted is refused before it is sent", async ({
    tenant,
    visitor,
    hostSite,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, {
      behaviour: {
        uploads: { enabled: true, maxBytes: 2_000, types: ["image/*"], multiple: true },
      },
    });
    const uploads: string[] = [];
    visitor.on("request", (request) => {
      if (request.url().endsWith("/uploads")) uploads.push(request.url());
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await chat.locator("input[type=file]").setInputFiles([
      { name: "tool.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") },
      { name: "huge.png", mimeType: "image/png", buffer: Buffer.alloc(3_000) },
    ]);
    await expect(chat.getByText(/tool\.exe can't be sent here/)).toBeVisible();
    await expect(chat.getByText(/huge\.png is too large\. Files can be up to 2 kB/)).toBeVisible();
    await expectAccessible(chat);
    expect(uploads).toEqual([]);
  });

  test("a failed upload can be tried again or removed", async ({ tenant, visitor, hostSite }) => {
    await goOnline(tenant);
    let isDown = true;
    await visitor.route("**/api/widget/v1/uploads", (route) =>
      isDown ? route.abort() : route.continue(),
    );
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await chat.locator("input[type=file]").setInputFiles([picture("a.png"), picture("b.png")]);
    await expect(chat.getByText("a.png couldn't be uploaded.")).toBeVisible();
    await expect(chat.getByRole("button", { name: "Send message" })).toBeDisabled();
    await chat.getByRole("button", { name: "Remove b.png" }).click();
    isDown = false;
    await chat.getByRole("button", { name: "Upload a.png again" }).click();
    await expect(chat.getByText("a.png, ready to send")).toBeAttached();
    await chat.getByRole("button", { name: "Send message" }).click();
    await expect(chat.getByRole("link", { name: "Open the image a.png" })).toBeVisible();
  });

  test("dropped and pasted files are added", async ({ tenant, visitor, hostSite }) => {
    await goOnline(tenant);
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    const data = await chat.evaluateHandle((bytes) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
      transfer.items.add(new File([content], "dropped.png", { type: "image/png" }));
      return transfer;
    }, PNG.toString("base64"));
    await chat.getByRole("main").dispatchEvent("dragover", { dataTransfer: data });
    await expect(chat.getByText("Drop files here")).toBeVisible();
    await chat.getByRole("main").dispatchEvent("drop", { dataTransfer: data });
    await expect(chat.getByText("dropped.png, ready to send")).toBeAttached();
    await chat.getByRole("textbox").evaluate((field, bytes) => {
      const clipboardData = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
      clipboardData.items.add(new File([content], "pasted.png", { type: "image/png" }));
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }, PNG.toString("base64"));
    await expect(chat.getByText("pasted.png, ready to send")).toBeAttached();
  });
});

test("light formatting and links are shown, HTML is not", async ({ tenant, visitor, hostSite }) => {
  await goOnline(tenant);
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  const id = await begin(chat, tenant);
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
  const id = await begin(chat, tenant);
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
