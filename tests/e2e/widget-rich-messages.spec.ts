import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import { expect, test } from "../support/browser.ts";
import {
  beginConversation,
  expectAccessible,
  goOnline,
  openWidget,
  postContent,
  readMessages,
} from "../support/widget-chat.ts";

const interactive = (
  content: Extract<MessageContent, { type: "interactive" }>["interactive"],
): MessageContent => ({ type: "interactive", interactive: content });

test.beforeEach(async ({ tenant, visitor, hostSite }) => {
  await goOnline(tenant);
  await visitor.goto(hostSite.page("plain"));
});

test("one of several buttons can be chosen once, and another tab shows the choice", async ({
  tenant,
  visitor,
}) => {
  const chat = await openWidget(visitor);
  const id = await beginConversation(chat, tenant);
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
  const id = await beginConversation(chat, tenant);
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
  const id = await beginConversation(chat, tenant);
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
  const id = await beginConversation(chat, tenant);
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
  const id = await beginConversation(chat, tenant);
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
  const id = await beginConversation(chat, tenant);
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
