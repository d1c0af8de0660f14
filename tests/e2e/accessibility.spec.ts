import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, openChat, say, signInWith, test } from "../support/browser.ts";
import { createVisitor, startConversation } from "../support/http-client.ts";
import { createUnansweredWebhook } from "../support/webhook-receiver.ts";

/** WCAG 2.2 AA, in everything that is on screen, frames included. */
async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n")}`),
  ).toEqual([]);
}

const SIGNED_OUT = [
  "/",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/join",
  "/change-email",
  "/undo-email-change",
  "/docs",
];

const SIGNED_IN: Record<string, (ids: { inbox: string; conversation: string }) => string> = {
  "the list": () => "/conversations",
  "a conversation": ({ conversation }) => `/conversations/${conversation}`,
  "the inboxes": () => "/inboxes",
  "an inbox": ({ inbox }) => `/inboxes/${inbox}`,
  "the members": () => "/members",
  "the account": () => "/account",
  "the audit log": () => "/settings/audit-log",
  "the webhooks": () => "/settings/webhooks",
};

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    for (const path of SIGNED_OUT) {
      test(`${path}, signed out`, async ({ browser, appUrl }) => {
        const context = await browser.newContext({ baseURL: appUrl, colorScheme });
        const page = await context.newPage();
        await page.goto(path);
        await expectNoViolations(page);
        await context.close();
      });
    }

    for (const [name, pathOf] of Object.entries(SIGNED_IN)) {
      test(`${name} of the dashboard`, async ({ browser, appUrl, tenant }) => {
        const context = await browser.newContext({ baseURL: appUrl, colorScheme });
        const page = await context.newPage();
        await signInWith(context, appUrl, tenant.cookie);
        const { call } = await createVisitor(appUrl, tenant.inbox.id);
        const conversation = await startConversation(call, "Is this readable? https://example.com");
        await page.goto(pathOf({ inbox: tenant.inbox.id, conversation }));
        await page.waitForLoadState("networkidle");
        await expectNoViolations(page);
        await context.close();
      });
    }

    test("a conversation with notes, and one being written", async ({
      browser,
      appUrl,
      tenant,
    }) => {
      const context = await browser.newContext({ baseURL: appUrl, colorScheme });
      const page = await context.newPage();
      await signInWith(context, appUrl, tenant.cookie);
      const { call } = await createVisitor(appUrl, tenant.inbox.id);
      const id = await startConversation(call, "Is this readable?");
      const note = { clientId: crypto.randomUUID(), text: "A note: https://example.com" };
      await tenant.call("POST", `/api/v1/conversations/${id}/notes`, note);
      await page.goto(`/conversations/${id}`);
      await expect(page.getByRole("article")).toBeVisible();
      await page.getByRole("button", { name: "Note", exact: true }).click();
      await page.getByRole("textbox", { name: /^Note about/ }).fill("Another");
      await expectNoViolations(page);
      await context.close();
    });

    test("a webhook, and what it sent", async ({ browser, appUrl, tenant }) => {
      const context = await browser.newContext({ baseURL: appUrl, colorScheme });
      const page = await context.newPage();
      await signInWith(context, appUrl, tenant.cookie);
      await page.goto("/settings/webhooks");
      await page.getByRole("button", { name: "New webhook" }).first().click();
      await expectNoViolations(page);
      await page.goto(await createUnansweredWebhook(tenant.call));
      await page.getByText("ping", { exact: true }).click();
      await expect(page.getByText("What we sent")).toBeVisible();
      await expectNoViolations(page);
      await context.close();
    });

    test("the chat, empty and in a conversation", async ({
      browser,
      hostSite,
      appUrl,
      tenant,
      consoleErrors,
    }) => {
      // The frame's document by itself, where a browser looks for an icon.
      consoleErrors.expect(/favicon\.ico/);
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
