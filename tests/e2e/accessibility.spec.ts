import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, openChat, say, signInWith, test } from "../support/browser.ts";
import { createVisitor, startConversation } from "../support/http-client.ts";

/** WCAG 2.2 AA, in everything that is on screen, frames included. */
async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n")}`),
  ).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test("every screen of the dashboard", async ({ browser, appUrl, tenant }) => {
      const context = await browser.newContext({ baseURL: appUrl, colorScheme });
      const page = await context.newPage();
      for (const path of ["/", "/sign-in", "/sign-up", "/forgot-password", "/join", "/docs"]) {
        await page.goto(path);
        await expectNoViolations(page);
      }
      await signInWith(context, appUrl, tenant.cookie);
      const { call } = await createVisitor(appUrl, tenant.inbox.id);
      const id = await startConversation(call, "Is this readable? https://example.com");
      const inbox = `/inboxes/${tenant.inbox.id}`;
      for (const path of [
        "/conversations",
        `/conversations/${id}`,
        "/inboxes",
        inbox,
        "/members",
        "/account",
        "/settings/audit-log",
      ]) {
        await page.goto(path);
        await page.waitForLoadState("networkidle");
        await expectNoViolations(page);
      }
      await context.close();
    });

    test("the chat, empty and in a conversation", async ({ browser, hostSite, appUrl, tenant }) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      // The frame's own document: a closed shadow root hides it from the host page's analysis.
      await page.goto(hostSite.page("plain"));
      const chat = await openChat(page);
      await expectNoViolations(page);
      await say(chat, "Hello");
      await expect(chat.getByText("Sent ·")).toBeVisible();
      await page.goto(`${appUrl}/widget/${tenant.inbox.id}`);
      await expectNoViolations(page);
      await context.close();
    });
  });
}
