import { expect, signInWith, test } from "../support/browser.ts";
import { createVisitor, startConversation, type Tenant } from "../support/http-client.ts";

/** A new visitor's conversation with this first message. */
async function converse(appUrl: string, tenant: Tenant, text: string): Promise<void> {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  await startConversation(call, text);
}

test("the keyboard goes from the list into a conversation and back to the list", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await converse(appUrl, tenant, "The older one");
  await converse(appUrl, tenant, "The newer one");
  await agent.goto("/conversations");
  await expect(agent.getByRole("link", { name: /The newer one/ })).toBeVisible();
  await agent.keyboard.press("j");
  await agent.keyboard.press("Enter");
  await expect(agent.getByPlaceholder("Write a reply")).toBeFocused();
  await agent.keyboard.press("Escape");
  await expect(agent.getByRole("link", { name: /The newer one/ })).toBeFocused();
  await agent.keyboard.press("j");
  await expect(agent.getByRole("link", { name: /The older one/ })).toBeFocused();
  await agent.keyboard.press("r");
  await expect(agent.getByPlaceholder("Write a reply")).toBeFocused();
});

test("each list keeps how far it was scrolled", async ({ agent, tenant, appUrl }) => {
  for (let n = 0; n < 25; n++) await converse(appUrl, tenant, `Number ${n}`);
  await agent.goto("/conversations");
  const oldest = agent.getByRole("link", { name: /Number 0/ });
  await oldest.scrollIntoViewIfNeeded();
  await expect(oldest).toBeInViewport();
  await agent.getByRole("link", { name: /^Resolved/ }).click();
  await expect(agent.getByText("Nothing resolved yet")).toBeVisible();
  await agent.getByRole("link", { name: /^Open/ }).click();
  await expect(oldest).toBeInViewport();
});

test("the notice of a lost connection moves no row", async ({ agent, tenant, appUrl, context }) => {
  await converse(appUrl, tenant, "Where am I?");
  await agent.goto("/conversations");
  const row = agent.getByRole("link", { name: /Where am I/ });
  const before = await row.boundingBox();
  await agent.context().setOffline(true);
  await expect(agent.getByText("Reconnecting…")).toBeVisible({ timeout: 30_000 });
  expect(await row.boundingBox()).toEqual(before);
  await context.close();
});

test("ten fresh loads of the conversations are taken over as the server drew them", async ({
  browser,
  tenant,
  appUrl,
}) => {
  await converse(appUrl, tenant, "Count me");
  for (let load = 0; load < 10; load++) {
    const context = await browser.newContext({ baseURL: appUrl });
    await signInWith(context, appUrl, tenant.cookie);
    const page = await context.newPage();
    await page.goto("/conversations");
    await expect(page.getByRole("link", { name: /Count me/ })).toBeVisible();
    await context.close();
  }
});
