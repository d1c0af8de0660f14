import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { linkIn, untilMail } from "../support/mail.ts";

const mailDir = process.env.MAIL_UNDER_TEST ?? "";

async function signUp(page: Page, appUrl: string, workspace: string, email: string) {
  await page.goto(`${appUrl}/sign-up`);
  await page.getByLabel("Workspace name").fill(workspace);
  await page.getByLabel("Your name").fill("Kim Larsen");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL(/\/conversations$/);
}

async function confirmAddress(page: Page, email: string) {
  await page.goto(linkIn(await untilMail(mailDir, email, /Confirm/)));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("link", { name: "Go to your conversations" }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

test("an admin lists their domain, and a colleague joins with a confirmed address", async ({
  page,
  browser,
  appUrl,
}) => {
  const domain = `${crypto.randomUUID()}.example`;
  const owner = `ada@${domain}`;
  await signUp(page, appUrl, "Fern & Co", owner);
  await page.goto(`${appUrl}/members`);
  await expect(page.getByText("confirm your address first")).toBeVisible();
  await confirmAddress(page, owner);
  await page.waitForURL(/\/conversations$/);
  await page.goto(`${appUrl}/members`);
  await page.getByRole("button", { name: `Let people at ${domain} join` }).click();
  const domains = page.getByRole("list", { name: "Domains" });
  await expect(domains.getByText(domain)).toBeVisible();
  await expectAccessible(page);

  const context = await browser.newContext();
  const colleague = await context.newPage();
  const email = `kim@${domain}`;
  await signUp(colleague, appUrl, "Kim’s own", email);
  // Nothing is told before the address is confirmed.
  await colleague.goto(`${appUrl}/welcome`);
  await colleague.waitForURL(/\/conversations$/);
  await expect(colleague.getByText("Fern & Co")).toHaveCount(0);
  await confirmAddress(colleague, email);
  await expect(colleague.getByRole("heading", { name: "Join your team" })).toBeVisible();
  await expect(colleague.getByText("instead of in Kim’s own")).toBeVisible();
  await expectAccessible(colleague);
  await colleague.getByRole("button", { name: "Join Fern & Co" }).click();
  await colleague.waitForURL(/\/conversations$/);
  await colleague.goto(`${appUrl}/members`);
  await expect(colleague.getByText("Ada", { exact: false }).first()).toBeVisible();
  await expect(colleague.getByText(owner)).toBeVisible();
  await expect(colleague.getByRole("heading", { name: "Join by e-mail domain" })).toHaveCount(0);

  await page.reload();
  await expect(page.getByText(email)).toBeVisible();
  await page.getByRole("button", { name: `Remove ${domain}` }).click();
  await expect(domains.getByText(domain)).toHaveCount(0);
  // Removed, they are told where they are, not sent around in circles.
  await page.getByRole("button", { name: "Change Kim Larsen" }).last().click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(email)).toHaveCount(0);
  // In a tab of its own: the open one may be on its way there by itself.
  const tab = await context.newPage();
  await tab.goto(`${appUrl}/conversations`);
  await expect(tab.getByRole("heading", { name: "You’re not in a workspace yet" })).toBeVisible();
  await expectAccessible(tab);
  await context.close();
});
