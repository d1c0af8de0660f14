import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { createTenant, createVisitor, startConversation } from "../support/http-client.ts";

const inWorkspace = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "Account" }).first().click();
  await expect(page.getByRole("menuitemradio", { name, exact: true })).toBeChecked();
  await page.keyboard.press("Escape");
};

test("somebody in two workspaces goes from one to the other, with all tabs of the browser", async ({
  agent,
  appUrl,
  tenant,
}) => {
  const other = await createTenant(appUrl, "Birch");
  for (const { inbox, text } of [
    { inbox: tenant.inbox.id, text: "A question for Acme" },
    { inbox: other.inbox.id, text: "A question for Birch" },
  ]) {
    const { call } = await createVisitor(appUrl, inbox);
    await startConversation(call, text);
  }
  await agent.goto("/conversations");
  await expect(agent.getByRole("link", { name: /A question for Acme/ })).toBeVisible();
  // Nobody is asked where there is one workspace only.
  await agent.getByRole("button", { name: "Account" }).first().click();
  await expect(agent.getByRole("menuitem", { name: "Your account" })).toBeVisible();
  await expect(agent.getByRole("menuitemradio", { name: "Acme", exact: true })).not.toBeAttached();

  const invited = await other.call<{ url: string }>("POST", "/api/v1/invitations", {
    email: tenant.email,
    role: "agent",
  });
  const token = new URL(invited.body.url).hash.slice(1);
  const joined = await tenant.call("POST", "/api/v1/invitations/accept", { token });
  expect(joined.status).toBeLessThan(300);

  // Whoever joins is there, also in a tab that was open, and goes back from the menu.
  const second = await agent.context().newPage();
  await second.goto("/conversations");
  for (const page of [agent, second]) {
    await expect(page.getByRole("link", { name: /A question for Birch/ })).toBeVisible();
  }
  await inWorkspace(agent, "Birch");
  await agent.getByRole("button", { name: "Account" }).first().click();
  await agent.getByRole("menuitemradio", { name: "Acme", exact: true }).click();
  for (const page of [agent, second]) {
    await expect(page.getByRole("link", { name: /A question for Acme/ })).toBeVisible();
    await expect(page.getByRole("link", { name: /A question for Birch/ })).not.toBeAttached();
    await inWorkspace(page, "Acme");
  }

  // A workspace of strangers is no place to go to.
  const strangers = await createTenant(appUrl, "Strangers");
  const me = await strangers.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  const refused = await tenant.call("PUT", "/api/v1/me/workspace", {
    workspaceId: me.body.workspace.id,
  });
  expect(refused.status).toBe(404);
});
