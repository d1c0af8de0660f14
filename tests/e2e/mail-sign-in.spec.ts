// An admin signs the mailbox of an inbox in at a provider.
import AxeBuilder from "@axe-core/playwright";
import type { Stack } from "../../scripts/stack.ts";
import { expect, signInWith, test } from "../support/browser.ts";
import { createTenant } from "../support/http-client.ts";
import {
  MAIL_CLIENT,
  type MailSignInProvider,
  startMailSignInProvider,
} from "../support/mail-sign-in-provider.ts";
import { startTestStack } from "../support/test-stack.ts";

let stack: Stack;
let provider: MailSignInProvider;

test.beforeAll(async () => {
  provider = await startMailSignInProvider();
  const env = {
    MAIL_GOOGLE_CLIENT_ID: MAIL_CLIENT.id,
    MAIL_GOOGLE_CLIENT_SECRET: MAIL_CLIENT.secret,
    MAIL_SIGN_IN_TEST_URL: provider.url,
    JOBS_WORKER: "false",
  };
  stack = await startTestStack({ env });
});
test.afterAll(async () => {
  await stack?.stop();
  await provider?.close();
});

test("an admin signs in with Google, and the inbox says whose mailbox it uses", async ({
  browser,
}) => {
  const tenant = await createTenant(stack.appUrl, "Signing in");
  const inbox = { kind: "email", name: "Support", address: "g@example.com", senderName: "Shop" };
  const { id } = (await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", inbox)).body;
  const context = await browser.newContext({ baseURL: stack.appUrl });
  await signInWith(context, stack.appUrl, tenant.cookie);
  const page = await context.newPage();
  await page.goto(`/inboxes/${id}?tab=receiving`);
  await expect(page.getByText("Microsoft", { exact: true })).toHaveCount(0);
  await page.getByText("Google", { exact: true }).click();
  await expect(page.getByText("Save your changes first. Then you can sign in.")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Sign in with Google to start receiving.")).toBeVisible();
  await expect(page.getByText("Receiving fails")).toHaveCount(0);
  await page.getByRole("button", { name: "Sign in with Google" }).click();

  await expect(page.getByText("Signed in as ada@example.com.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in with another account" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("tab", { name: "Sending" }).click();
  await page.getByText("Google", { exact: true }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Signed in as ada@example.com.")).toBeVisible();
  await context.close();
});
