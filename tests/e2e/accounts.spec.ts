import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import type { Tenant } from "../support/http-client.ts";
import { linkIn, untilMail } from "../support/mail.ts";
import { countSignedIn, realtimeUnderTest } from "../support/realtime.ts";
import { totpCode } from "../support/totp-code.ts";

const mailDir = process.env.MAIL_UNDER_TEST ?? "";
const newEmail = () => `${crypto.randomUUID()}@example.com`;

/** A browser of somebody who is not signed in. */
async function withBrowser(browser: Browser, baseURL: string, use: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL });
  await use(await context.newPage());
  await context.close();
}

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a colleague is invited by mail, joins, and need not confirm the address", async ({
  agent,
  browser,
  appUrl,
}) => {
  const email = newEmail();
  await agent.goto("/members");
  await agent.getByRole("button", { name: "Invite" }).click();
  await agent.getByLabel("E-mail address").fill(email);
  await agent.getByRole("button", { name: "Send invitation" }).click();
  await expect(agent.getByRole("heading", { name: "Invitation sent" })).toBeVisible();

  const mail = await untilMail(mailDir, email, /^Join Acme/);
  await withBrowser(browser, appUrl, async (page) => {
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    await page.goto(linkIn(mail));
    await expect(page.getByRole("heading", { name: "Join Acme" })).toBeVisible();
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await expect(page.getByLabel("E-mail address")).toHaveAttribute("readonly");
    // The token is not in the address bar any more, and was in no request's address.
    const token = new URL(linkIn(mail)).hash.slice(1);
    expect(page.url()).not.toContain(token);
    await page.getByLabel("Your name").fill("Kim Larsen");
    await page.getByLabel("Password", { exact: true }).fill("a long enough password");
    await page.getByRole("button", { name: "Join the workspace" }).click();
    await page.waitForURL(/\/conversations$/);
    await expect(page.getByText("Please confirm your address")).toHaveCount(0);
    const sent = addresses
      .map((address) => new URL(address))
      .map((url) => url.pathname + url.search);
    expect(sent.filter((path) => path.includes(token))).toEqual([]);
  });
  await agent.getByRole("button", { name: "Done" }).click();
  await agent.reload();
  await expect(agent.getByText("Kim Larsen")).toBeVisible();
});

test("the banner asks to confirm the address until the mailed link was opened", async ({
  agent,
  tenant,
}) => {
  await agent.goto("/conversations");
  const banner = agent.getByRole("region", { name: "Address not confirmed" });
  await expect(banner).toContainText(tenant.email);
  await banner.getByRole("button", { name: "Send it again" }).click();
  await expect(banner.getByText("A new link is on its way.")).toBeVisible();
  await agent.goto(linkIn(await untilMail(mailDir, tenant.email, /Confirm/)));
  await agent.getByRole("button", { name: "Confirm" }).click();
  await agent.getByRole("link", { name: "Go to your conversations" }).click();
  await expect(agent.getByRole("heading", { name: "Conversations" })).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test("a forgotten password is replaced through the mail", async ({ page, tenant, appUrl }) => {
  await page.goto(`${appUrl}/sign-in`);
  await page.getByRole("link", { name: "Forgot password?" }).click();
  // Both pages have a field of that name.
  await page.waitForURL(/\/forgot-password/);
  await page.getByLabel("E-mail address").fill(tenant.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("status")).toContainText(`If there is an account for`);
  await page.goto(linkIn(await untilMail(mailDir, tenant.email, /new password/)));
  await page.getByLabel("New password").fill("my very new password");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("heading", { name: "Password changed" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(page, tenant.email, "my very new password");
  await page.waitForURL(/\/conversations$/);
});

test("two-factor sign-in is set up, and then takes a code or a recovery code", async ({
  agent,
  browser,
  tenant,
  appUrl,
}) => {
  await agent.goto("/account");
  await agent.getByRole("button", { name: "Set up…" }).click();
  const dialog = agent.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(tenant.password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("img", { name: "QR code" })).toBeVisible();
  const secret = (await dialog.locator("code").innerText()).replaceAll(" ", "");
  const step = Math.floor(Date.now() / 30_000);
  await dialog.getByLabel("Code from your app").fill(totpCode(secret, step));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const codes = dialog.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recoveryCode = (await codes.first().innerText()).trim();
  await dialog.getByRole("button", { name: "I’ve saved them" }).click();
  await expect(agent.getByText("You have 10 recovery codes left.")).toBeVisible();

  for (const code of [totpCode(secret, step + 1), recoveryCode]) {
    await withBrowser(browser, appUrl, async (page) => {
      await page.goto("/inboxes");
      await fillSignIn(page, tenant.email, tenant.password);
      await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
      await page.getByLabel("Code").fill(totpCode(secret, step));
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page.getByText("Is wrong or was already used.")).toBeVisible();
      await page.getByLabel("Code").fill(code);
      await page.getByRole("button", { name: "Continue" }).click();
      await page.waitForURL(/\/inboxes$/);
    });
  }
});

test("the e-mail address is changed from the account page, and given back from the old mailbox", async ({
  agent,
  tenant,
}) => {
  const email = newEmail();
  await agent.goto("/account");
  await agent.getByRole("button", { name: "Change e-mail address…" }).click();
  const dialog = agent.getByRole("dialog");
  await dialog.getByLabel("New e-mail address").fill(email);
  await dialog.getByLabel("Your password").fill("not the password");
  await dialog.getByRole("button", { name: "Send the link" }).click();
  await expect(dialog.getByText("Is not your current password.")).toBeVisible();
  await dialog.getByLabel("Your password").fill(tenant.password);
  await dialog.getByRole("button", { name: "Send the link" }).click();
  await expect(dialog.getByText(`We sent a link to ${email}`)).toBeVisible();

  await agent.goto(linkIn(await untilMail(mailDir, email, /^Confirm your new/)));
  await agent.getByRole("button", { name: "Confirm" }).click();
  await expect(
    agent.getByRole("heading", { name: "Your e-mail address has changed" }),
  ).toBeVisible();
  await agent.goto("/account");
  await expect(agent.getByLabel("E-mail address", { exact: true })).toHaveValue(email);

  await agent.goto(linkIn(await untilMail(mailDir, tenant.email, /address was changed$/)));
  await agent.getByRole("button", { name: "Undo the change" }).click();
  await expect(agent.getByRole("heading", { name: "Your old address is restored" })).toBeVisible();
  await agent.getByRole("link", { name: "Choose a new password" }).click();
  await expect(agent.getByRole("button", { name: "Send me a link" })).toBeVisible();
  await agent.goto("/account");
  await agent.waitForURL(/\/sign-in/);
});

test("another browser is signed out from the list", async ({ agent, browser, tenant, appUrl }) => {
  await withBrowser(browser, appUrl, async (page) => {
    await page.goto("/sign-in");
    await fillSignIn(page, tenant.email, tenant.password);
    await page.waitForURL(/\/conversations$/);
    await agent.goto("/account");
    const other = await otherBrowser(tenant);
    await expect.poll(() => countSignedIn(realtimeUnderTest(), `signin-${other}`)).toBe(1);
    const list = agent.getByRole("list", { name: "Signed-in browsers" });
    await expect(list.getByText("This browser")).toBeVisible();
    await list.getByRole("button", { name: /^Sign out/ }).click();
    await expect(list.getByRole("listitem")).toHaveCount(1);
    // By itself: its realtime connection was cut.
    await page.waitForURL(/\/sign-in/);
  });
});

/** The sign-in of the other one of two browsers. */
async function otherBrowser({ call }: Tenant): Promise<string> {
  type List = { items: { id: string; isCurrent: boolean }[] };
  const { body } = await call<List>("GET", "/api/v1/me/browsers");
  return body.items.find(({ isCurrent }) => !isCurrent)?.id ?? "";
}

test("before the page's scripts run, nothing that was typed is sent", async ({
  browser,
  appUrl,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ["/sign-in", "/sign-up", "/forgot-password"]) {
    await page.goto(`${appUrl}${path}`);
    const email = page.getByLabel("E-mail address");
    await email.fill("ada@example.com");
    await email.press("Enter");
    await expect(page.locator("form").getByRole("button").last()).toBeDisabled();
    expect(page.url()).toBe(`${appUrl}${path}`);
    await expect(email).toHaveValue("ada@example.com");
  }
  await context.close();
});

test("a form says what is missing beside the field, and not in the browser's bubble", async ({
  browser,
  appUrl,
}) => {
  const context = await browser.newContext({ baseURL: appUrl });
  const page = await context.newPage();
  await page.goto("/sign-up");
  await page.getByLabel("E-mail address").fill("nobody");
  await page.getByRole("button", { name: /Create/ }).click();
  await expect(page.getByText("Please fill this in.").first()).toBeVisible();
  await expect(page.getByText(/Enter a full e-mail address/)).toBeVisible();
  const isBubble = () => page.evaluate(() => [...document.forms].some((form) => !form.noValidate));
  expect(await isBubble()).toBe(false);
  await page.getByLabel("E-mail address").fill("somebody@example.com");
  await expect(page.getByText(/Enter a full e-mail address/)).toBeHidden();
  await page.goto("/sign-in");
  expect(await isBubble()).toBe(false);
  await context.close();
});
