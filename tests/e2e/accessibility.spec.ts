import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { COLOUR_RULES, WCAG_TAGS } from "../support/axe-rules.ts";
import { expect, openChat, say, signInWith, test } from "../support/browser.ts";
import { createCheckedImport } from "../support/checked-import.ts";
import { createVisitor, startConversation } from "../support/http-client.ts";
import { createUnansweredWebhook } from "../support/webhook-receiver.ts";

type ColorScheme = "light" | "dark";

/** WCAG 2.2 AA, in everything that is on screen, frames included. In dark, only colours are different. */
async function expectNoViolations(page: Page, colorScheme: ColorScheme): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (colorScheme === "dark"
    ? axe.withRules(COLOUR_RULES)
    : axe.withTags(WCAG_TAGS)
  ).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n")}`),
  ).toEqual([]);
}

test.describe.configure({ mode: "parallel" });

const SIGNED_OUT = [
  "/",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/join",
  "/change-email",
  "/undo-email-change",
  "/docs",
  "/dev/design",
];

const SIGNED_IN: Record<string, (ids: { inbox: string; conversation: string }) => string> = {
  "the list": () => "/conversations",
  "a conversation": ({ conversation }) => `/conversations/${conversation}`,
  "the inboxes": () => "/inboxes",
  "an inbox": ({ inbox }) => `/inboxes/${inbox}`,
  "the members": () => "/members",
  "the account": () => "/account",
  "the attributes": () => "/settings/attributes",
  "the audit log": () => "/settings/audit-log",
  "the API keys": () => "/settings/api-keys",
  "the saved replies": () => "/settings/saved-replies",
  "the webhooks": () => "/settings/webhooks",
  "the contact card": () => "/settings/contact-card",
};

for (const colorScheme of ["light", "dark"] satisfies ColorScheme[]) {
  test.describe(colorScheme, () => {
    for (const path of SIGNED_OUT) {
      test(`axe finds nothing on ${path} before signing in`, async ({ browser, appUrl }) => {
        const context = await browser.newContext({ baseURL: appUrl, colorScheme });
        const page = await context.newPage();
        await page.goto(path);
        await expectNoViolations(page, colorScheme);
        await context.close();
      });
    }

    for (const [name, pathOf] of Object.entries(SIGNED_IN)) {
      test(`axe finds nothing on the dashboard's page of ${name}`, async ({
        browser,
        appUrl,
        tenant,
      }) => {
        const context = await browser.newContext({ baseURL: appUrl, colorScheme });
        const page = await context.newPage();
        await signInWith(context, appUrl, tenant.cookie);
        const { call } = await createVisitor(appUrl, tenant.inbox.id);
        const conversation = await startConversation(call, "Is this readable? https://example.com");
        await page.goto(pathOf({ inbox: tenant.inbox.id, conversation }));
        await page.waitForLoadState("networkidle");
        await expectNoViolations(page, colorScheme);
        await context.close();
      });
    }

    test("axe finds nothing in a conversation with notes, one being written", async ({
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
      await expectNoViolations(page, colorScheme);
      await context.close();
    });

    test("axe finds nothing in the search, empty and with what was found", async ({
      browser,
      appUrl,
      tenant,
    }) => {
      const context = await browser.newContext({ baseURL: appUrl, colorScheme });
      const page = await context.newPage();
      await signInWith(context, appUrl, tenant.cookie);
      const { call } = await createVisitor(appUrl, tenant.inbox.id);
      const id = await startConversation(call, "Is this readable?");
      const find = () => tenant.call<{ items: unknown[] }>("GET", "/api/v1/search?q=readable");
      await expect.poll(async () => (await find()).body.items.length).toBe(1);
      await page.goto(`/conversations/${id}`);
      await expect(page.getByPlaceholder("Write a reply")).toBeFocused();
      await page.keyboard.press("ControlOrMeta+k");
      await expect(page.getByRole("heading", { name: "This conversation" })).toBeVisible();
      await expect(page.getByText("Narrow it down")).toBeVisible();
      await expectNoViolations(page, colorScheme);
      await page.getByRole("combobox").fill("settings");
      await expect(page.getByRole("option", { name: /Saved replies/ })).toBeVisible();
      await expectNoViolations(page, colorScheme);
      await page.getByRole("combobox").fill("readable inbox:web");
      await expect(page.getByRole("option")).toHaveCount(1);
      await expectNoViolations(page, colorScheme);
      await context.close();
    });

    test("axe finds nothing in a webhook's form and in what it sent", async ({
      browser,
      appUrl,
      tenant,
    }) => {
      const context = await browser.newContext({ baseURL: appUrl, colorScheme });
      const page = await context.newPage();
      await signInWith(context, appUrl, tenant.cookie);
      await page.goto("/settings/webhooks");
      await page.getByRole("button", { name: "New webhook" }).first().click();
      await expectNoViolations(page, colorScheme);
      await page.goto(await createUnansweredWebhook(tenant.call));
      await page.getByText("ping", { exact: true }).click();
      await expect(page.getByText("What we sent")).toBeVisible();
      await expectNoViolations(page, colorScheme);
      await context.close();
    });

    test("axe finds nothing in an import's form and in its report", async ({
      browser,
      appUrl,
      tenant,
    }) => {
      const context = await browser.newContext({ baseURL: appUrl, colorScheme });
      const page = await context.newPage();
      await signInWith(context, appUrl, tenant.cookie);
      await page.goto("/settings/imports");
      await page.getByRole("button", { name: "New import" }).first().click();
      await expectNoViolations(page, colorScheme);
      await page.goto(await createCheckedImport(tenant.call, tenant.inbox.id));
      await expect(page.getByRole("button", { name: /^Import 1 contact/ })).toBeVisible();
      await expect(page.getByText("must be an e-mail address")).toBeVisible();
      await expectNoViolations(page, colorScheme);
      await context.close();
    });

    test("axe finds nothing in the chat, empty and in a conversation", async ({
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
      await expectNoViolations(page, colorScheme);
      await say(chat, "Hello");
      await expect(chat.getByText("Sent ·")).toBeVisible();
      await page.goto(`${appUrl}/widget/${tenant.inbox.id}`);
      await expectNoViolations(page, colorScheme);
      await context.close();
    });
  });
}
