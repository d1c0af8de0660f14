import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { createVisitor, startConversation, type Tenant } from "../support/http-client.ts";

const row = (agent: Page, words: string) => agent.locator("[data-row]", { hasText: words });
const bar = (agent: Page) => agent.getByRole("region", { name: "Selected conversations" });
const box = (agent: Page, words: string) =>
  agent.getByRole("listitem").filter({ hasText: words }).getByRole("checkbox");

async function talk(appUrl: string, tenant: Tenant, ...texts: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) {
    const { call } = await createVisitor(appUrl, tenant.inbox.id);
    ids.push(await startConversation(call, text));
  }
  return ids;
}

test("rows are selected with the mouse, resolved together, and brought back by one undo", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await talk(appUrl, tenant, "Number one", "Number two", "Number three", "Number four");
  await agent.goto("/conversations");
  await row(agent, "Number four").hover();
  await box(agent, "Number four").click();
  await expect(bar(agent).getByText("1 selected")).toBeVisible();
  await row(agent, "Number two").click({ modifiers: ["Shift"] });
  await expect(bar(agent).getByText("3 selected")).toBeVisible();
  await expect(box(agent, "Number three")).toBeChecked();
  await expect(box(agent, "Number one")).not.toBeChecked();
  await bar(agent).getByRole("button", { name: "Resolve" }).click();
  await expect(agent.getByText("3 conversations changed")).toBeVisible();
  await expect(bar(agent)).toBeHidden();
  await expect(row(agent, "Number three")).toBeHidden();
  await expect(row(agent, "Number one")).toBeVisible();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(agent.getByText("3 conversations are as they were")).toBeVisible();
  await expect(row(agent, "Number three")).toBeVisible();
});

test("rows are selected, extended and given a priority with the keyboard alone", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await talk(appUrl, tenant, "Number one", "Number two", "Number three");
  await agent.goto("/conversations");
  await expect(row(agent, "Number three")).toBeVisible();
  await agent.keyboard.press("j");
  await agent.keyboard.press("x");
  await expect(box(agent, "Number three")).toBeChecked();
  await agent.keyboard.press("Shift+J");
  await expect(box(agent, "Number two")).toBeChecked();
  await expect(row(agent, "Number two")).toBeFocused();
  await expect(bar(agent).getByText("2 selected")).toBeVisible();
  await agent.keyboard.press("p");
  await expect(agent.getByRole("menuitem", { name: "Urgent" })).toBeFocused();
  await agent.keyboard.press("Enter");
  await expect(agent.getByText("2 conversations changed")).toBeVisible();
  await expect(row(agent, "Number three").getByText("Urgent priority")).toBeAttached();
  await expect(row(agent, "Number two").getByText("Urgent priority")).toBeAttached();
  await expect(row(agent, "Number one").getByText("Urgent priority")).toHaveCount(0);
  // Escape ends a selection without doing anything.
  await row(agent, "Number one").focus();
  await agent.keyboard.press("x");
  await expect(bar(agent)).toBeVisible();
  await agent.keyboard.press("Escape");
  await expect(bar(agent)).toBeHidden();
});

test("a tag is added to the selected rows, and removed from them", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await tenant.call("POST", "/api/v1/tags", { name: "Billing" });
  await talk(appUrl, tenant, "Number one", "Number two");
  await agent.goto("/conversations");
  const choose = async (item: string) => {
    await row(agent, "Number two").hover();
    await box(agent, "Number two").click();
    await row(agent, "Number one").click({ modifiers: ["Shift"] });
    await bar(agent).getByRole("button", { name: "Tags" }).click();
    await agent.getByRole("menuitem", { name: item, exact: true }).click();
    await expect(agent.getByText("2 conversations changed")).toBeVisible();
  };
  const tagged = agent.locator("[data-row]").getByText("Billing");
  await choose("Billing");
  await expect(tagged).toHaveCount(2);
  await choose("Remove Billing");
  await expect(tagged).toHaveCount(0);
});

test("everything that matches is assigned, also what is not loaded, and what a colleague changes stays", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const texts = Array.from({ length: 35 }, (_, n) => `Number ${n}.`);
  const [oldest] = await talk(appUrl, tenant, ...texts);
  await agent.goto("/conversations?view=unassigned");
  await expect(row(agent, "Number 34.")).toBeVisible();
  await agent.keyboard.press("j");
  await agent.keyboard.press("x");
  await bar(agent).getByRole("button", { name: "Select all that match" }).click();
  await expect(bar(agent).getByText("All 35 selected")).toBeVisible();
  await bar(agent).getByRole("button", { name: "Assign" }).click();
  await agent.getByRole("menuitem", { name: "Me" }).click();
  await expect(agent.getByText("35 conversations changed")).toBeVisible();
  await expect(agent.getByText("Nothing unassigned")).toBeVisible();
  await tenant.call("POST", `/api/v1/conversations/${oldest}/actions`, {
    actions: [{ type: "assign", assigneeId: null }],
  });
  await expect(row(agent, "Number 0.")).toBeVisible();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(
    agent.getByText("34 conversations are as they were. 1 has been changed since"),
  ).toBeVisible();
  await expect(row(agent, "Number 34.")).toBeVisible();
});

test("spam is blocked and resolved, stands among the blocked, and is let in again", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await talk(appUrl, tenant, "Buy my pills", "A real question");
  await agent.goto("/conversations");
  await row(agent, "Buy my pills").hover();
  await box(agent, "Buy my pills").click();
  await bar(agent).getByRole("button", { name: "More" }).click();
  await agent.getByRole("menuitem", { name: "Mark as spam" }).click();
  await expect(agent.getByText("1 conversation changed")).toBeVisible();
  await expect(row(agent, "Buy my pills")).toBeHidden();
  await agent.goto("/conversations?view=blocked");
  await expect(agent.getByRole("heading", { name: "Blocked", level: 1 })).toBeVisible();
  await expect(row(agent, "Buy my pills")).toBeVisible();
  await expect(row(agent, "A real question")).toBeHidden();
  await agent.keyboard.press("j");
  await agent.keyboard.press("x");
  await expect(bar(agent)).toBeVisible();
  await agent.keyboard.press("u");
  await agent.getByRole("menuitem", { name: "Unblock visitors" }).press("Enter");
  await expect(agent.getByText("Nobody is blocked")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a menu item begins a selection, and taps select rows", async ({
    agent,
    tenant,
    appUrl,
  }) => {
    await talk(appUrl, tenant, "Number one", "Number two");
    await agent.goto("/conversations");
    await agent.getByRole("button", { name: "Sort and display" }).tap();
    await agent.getByRole("menuitem", { name: "Select conversations" }).tap();
    await expect(bar(agent).getByText("Select conversations")).toBeVisible();
    await row(agent, "Number two").tap();
    await row(agent, "Number one").tap();
    await expect(bar(agent).getByText("2 selected")).toBeVisible();
    await row(agent, "Number one").tap();
    await expect(bar(agent).getByText("1 selected")).toBeVisible();
    await bar(agent).getByRole("button", { name: "Resolve" }).tap();
    await expect(row(agent, "Number two")).toBeHidden();
    await expect(row(agent, "Number one")).toBeVisible();
  });

  test("a long press selects a row and does not open it", async ({ agent, tenant, appUrl }) => {
    await talk(appUrl, tenant, "Number one");
    await agent.goto("/conversations");
    const place = await row(agent, "Number one").boundingBox();
    if (!place) throw new Error("the row is not on screen");
    const cdp = await agent.context().newCDPSession(agent);
    const touchPoints = [{ x: place.x + 150, y: place.y + 20 }];
    await cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await expect(bar(agent).getByText("1 selected")).toBeVisible();
    await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect(box(agent, "Number one")).toBeChecked();
    await expect(agent).toHaveURL(/\/conversations$/);
  });
});
