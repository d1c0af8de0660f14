import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { createVisitor, startConversation, type Tenant } from "../support/http-client.ts";

const rows = (agent: Page) => agent.locator("[data-row]");
const row = (agent: Page, words: string) => agent.locator("[data-row]", { hasText: words });
const options = (agent: Page) => agent.getByRole("button", { name: "Sort and display" });

async function talk(appUrl: string, tenant: Tenant, text: string): Promise<string> {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  return startConversation(call, text);
}

const act = (tenant: Tenant, id: string, action: object) =>
  tenant.call("POST", `/api/v1/conversations/${id}/actions`, { actions: [action] });

test("a list is sorted from its toolbar, and the order is in the address and kept for the view", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const urgent = await talk(appUrl, tenant, "The oldest one");
  await talk(appUrl, tenant, "The middle one");
  await talk(appUrl, tenant, "The newest one");
  await act(tenant, urgent, { type: "set_priority", priority: "urgent" });
  await agent.goto("/conversations");
  await expect(rows(agent)).toContainText(["The newest", "The middle", "The oldest"]);
  await options(agent).click();
  await agent.getByRole("menuitemradio", { name: "Waiting longest" }).click();
  await expect(rows(agent)).toContainText(["The oldest", "The middle", "The newest"]);
  await expect(agent).toHaveURL(/sort=waiting_longest/);
  // With the keyboard.
  await options(agent).press("Enter");
  await expect(agent.getByRole("menuitemradio", { name: "Newest message" })).toBeFocused();
  await agent.keyboard.press("p");
  await agent.keyboard.press("Enter");
  await expect(rows(agent)).toContainText(["The oldest", "The newest", "The middle"]);
  await expect(agent).toHaveURL(/sort=priority/);
  // What comes in goes to its place at once.
  await talk(appUrl, tenant, "Without priority");
  await expect(rows(agent)).toContainText(["The oldest", "Without priority", "The newest"]);
  await agent.getByRole("link", { name: /^Resolved/ }).click();
  await expect(agent).not.toHaveURL(/sort=/);
  await agent.getByRole("link", { name: /^Open/ }).click();
  await expect(agent).toHaveURL(/sort=priority/);
});

test("a saved view keeps its order", async ({ agent, tenant, appUrl }) => {
  await talk(appUrl, tenant, "The older one");
  await talk(appUrl, tenant, "The newer one");
  await agent.goto("/conversations?sort=oldest_unanswered");
  await expect(rows(agent)).toContainText(["The older", "The newer"]);
  await agent.getByRole("button", { name: "Filter" }).click();
  await agent.getByRole("button", { name: "Save as view" }).click();
  await agent.getByLabel("Name").fill("Oldest first");
  await agent.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(agent.getByRole("heading", { name: "Oldest first" })).toBeVisible();
  await agent.goto("/conversations");
  await expect(rows(agent)).toContainText(["The newer", "The older"]);
  await agent.getByRole("button", { name: "Show views" }).click();
  await agent
    .getByRole("dialog")
    .getByRole("link", { name: /Oldest first/ })
    .click();
  await expect(rows(agent)).toContainText(["The older", "The newer"]);
});

test("new conversations wait behind a button while the list is scrolled, and no row moves", async ({
  agent,
  tenant,
  appUrl,
}) => {
  for (let n = 0; n < 25; n++) await talk(appUrl, tenant, `Number ${n}.`);
  await agent.goto("/conversations");
  await expect(row(agent, "Number 24.")).toBeVisible();
  await row(agent, "Number 3.").scrollIntoViewIfNeeded();
  await row(agent, "Number 8.").hover();
  const before = await row(agent, "Number 8.").boundingBox();
  await talk(appUrl, tenant, "Just came in");
  await talk(appUrl, tenant, "And another");
  const fresh = agent.getByRole("button", { name: "2 new" });
  await expect(fresh).toBeVisible();
  await expect(row(agent, "Just came in")).toHaveCount(0);
  expect(await row(agent, "Number 8.").boundingBox()).toEqual(before);
  await fresh.press("Enter");
  await expect(row(agent, "And another")).toBeInViewport();
  await expect(rows(agent)).toContainText(["And another", "Just came in", "Number 24."]);
  await expect(fresh).toBeHidden();
});

test("compact rows are lower, and stay so in this browser", async ({ agent, tenant, appUrl }) => {
  await talk(appUrl, tenant, "How high am I?");
  await agent.goto("/conversations");
  const height = async () => (await row(agent, "How high am I?").boundingBox())?.height ?? 0;
  const comfortable = await height();
  await options(agent).click();
  await agent.getByRole("menuitemradio", { name: "Compact" }).click();
  await expect.poll(height).toBeLessThan(comfortable - 10);
  await agent.reload();
  await expect.poll(height).toBeLessThan(comfortable - 10);
  await options(agent).press("Enter");
  await expect(agent.getByRole("menuitemradio", { name: "Compact" })).toBeChecked();
});

test("the unread count is of mine, or of all, as the member likes it", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await talk(appUrl, tenant, "Unassigned and unread");
  await agent.goto("/conversations");
  const rail = agent.getByRole("navigation", { name: "Main" });
  await expect(rail.getByText("1 unread")).toBeAttached();
  await expect(agent).toHaveTitle("(1) Conversations · Linkdesk");
  await options(agent).press("Enter");
  await agent.getByRole("menuitemradio", { name: "Mine", exact: true }).press("Enter");
  await expect(agent).toHaveTitle("Conversations · Linkdesk");
  await expect(rail.getByText("1 unread")).toHaveCount(0);
  await options(agent).press("Enter");
  await agent.getByRole("menuitemradio", { name: "All open" }).press("Enter");
  await expect(agent).toHaveTitle("(1) Conversations · Linkdesk");
});
