// What a screen reader says of the widget before the chat itself is there.
import { expect, openChat, say, test } from "../support/browser.ts";
import { changeInbox, openShadowRoots, withOptions } from "../support/host-page.ts";
import { newestConversation, postContent } from "../support/widget-chat.ts";

test("the launcher speaks the visitor's language, with the number of what is unread", async ({
  browser,
  hostSite,
  tenant,
}) => {
  const context = await browser.newContext({ locale: "de-AT" });
  const page = await context.newPage();
  await openShadowRoots(page);
  await page.goto(hostSite.page("plain"));
  const launcher = page.locator(".linkdesk-launcher");
  await expect(launcher).toHaveAccessibleName("Chat öffnen");
  const chat = await openChat(page);
  await expect(launcher).toHaveAccessibleName("Chat schließen");
  await expect(page.locator("iframe")).toHaveAttribute("title", "Chat mit Acme");
  await say(chat, "Hallo");
  await expect(chat.getByText("Gesendet ·")).toBeVisible();
  await page.evaluate(() => window.Linkdesk?.hide());
  await postContent(tenant, await newestConversation(tenant), { type: "text" }, "Grüß Gott");
  await expect(launcher).toHaveAccessibleName(/^Chat öffnen\. Ungelesene Nachrichten: 1/);
  await context.close();
});

test("the inbox's language comes before the visitor's, the page's before both", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await changeInbox(tenant, { language: "fr" });
  await openShadowRoots(visitor);
  const launcher = visitor.locator(".linkdesk-launcher");
  await visitor.goto(hostSite.page("plain"));
  await expect(launcher).toHaveAccessibleName("Ouvrir la discussion");
  await visitor.goto(withOptions(hostSite.page("commands"), "language: 'ar'"));
  await expect(launcher).toHaveAccessibleName("فتح المحادثة");
  // What is no language changes nothing, and the launcher is drawn all the same.
  await visitor.goto(withOptions(hostSite.page("commands"), "language: 'x'.repeat(500)"));
  await expect(launcher).toHaveAccessibleName("Ouvrir la discussion");
});
