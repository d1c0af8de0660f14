import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";

/** What the page logs as an error, and what its policy refuses. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

test("a menu is used with the keyboard alone, and gives the focus back", async ({ agent }) => {
  const complaints = complaintsOf(agent);
  await agent.goto("/conversations");
  const button = agent.getByRole("button", { name: "Account", exact: true });
  const item = (name: string) => agent.getByRole("menuitem", { name });
  await button.focus();
  await agent.keyboard.press("Enter");
  const menu = agent.getByRole("menu", { name: "Account", exact: true });
  await expect(menu).toBeVisible();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(menu.getByRole("menuitemradio").first()).toBeFocused();

  await agent.keyboard.press("End");
  await expect(item("Sign out")).toBeFocused();
  await agent.keyboard.press("Home");
  await expect(menu.getByRole("menuitemradio").first()).toBeFocused();
  await agent.keyboard.press("ArrowUp");
  await expect(item("Sign out")).toBeFocused();
  await agent.keyboard.type("your");
  await expect(item("Your account")).toBeFocused();

  await agent.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute("aria-expanded", "false");

  await agent.keyboard.press("ArrowDown");
  await agent.keyboard.type("audit");
  await agent.keyboard.press("Enter");
  await expect(agent.getByRole("heading", { name: "Audit log" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a menu closes by a second press on its button, and by one elsewhere", async ({ agent }) => {
  await agent.goto("/conversations");
  const button = agent.getByRole("button", { name: "Account", exact: true });
  const menu = agent.getByRole("menu");
  await button.click();
  await expect(menu).toBeVisible();
  await button.click();
  await expect(menu).toHaveCount(0);
  await button.click();
  await agent.getByRole("heading", { name: "Conversations" }).click();
  await expect(menu).toHaveCount(0);
});

test("a select is used with the keyboard alone, and gives the focus back", async ({ agent }) => {
  const complaints = complaintsOf(agent);
  await agent.goto("/settings/audit-log");
  const select = agent.getByLabel("About");
  const option = (name: string) => agent.getByRole("option", { name, exact: true });
  await select.focus();
  await agent.keyboard.press("Enter");
  await expect(option("Everything")).toBeFocused();
  await agent.keyboard.press("End");
  await expect(agent.getByRole("option").last()).toBeFocused();
  await agent.keyboard.press("Home");
  await expect(option("Everything")).toBeFocused();
  await agent.keyboard.type("invi");
  await expect(option("Invitations")).toBeFocused();
  await agent.keyboard.press("Escape");
  await expect(agent.getByRole("listbox")).toHaveCount(0);
  await expect(select).toBeFocused();
  await expect(select).toHaveText("Everything");

  await agent.keyboard.press("ArrowDown");
  await agent.keyboard.type("invi");
  await agent.keyboard.press("Enter");
  await expect(select).toBeFocused();
  await expect(select).toHaveText("Invitations");
  expect(complaints).toEqual([]);
});

test("a select in a dialog opens above it, and Escape closes the list only", async ({ agent }) => {
  const complaints = complaintsOf(agent);
  await agent.goto("/members");
  await agent.getByRole("button", { name: "Invite" }).first().click();
  const dialog = agent.getByRole("dialog");
  await dialog.getByLabel("Role").click();
  await expect(agent.getByRole("option", { name: /^Admin/ })).toBeVisible();
  await agent.keyboard.press("Escape");
  await expect(agent.getByRole("listbox")).toHaveCount(0);
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Role").click();
  await agent.getByRole("option", { name: /^Admin/ }).click();
  await expect(dialog.getByLabel("Role")).toHaveText(/^Admin/);
  expect(complaints).toEqual([]);
});

test("tabs are reached with arrow keys, Home and End", async ({ agent, tenant }) => {
  await agent.goto(`/inboxes/${tenant.inbox.id}`);
  const tab = (name: RegExp) => agent.getByRole("tab", { name });
  await tab(/^General/).click();
  await agent.keyboard.press("ArrowRight");
  await expect(tab(/^Appearance/)).toBeFocused();
  await expect(agent.getByRole("tabpanel", { name: /^Appearance/ })).toBeVisible();
  await agent.keyboard.press("End");
  await expect(agent.getByRole("tab").last()).toHaveAttribute("aria-selected", "true");
  await agent.keyboard.press("Home");
  await expect(agent.getByRole("tab").first()).toBeFocused();
  await agent.keyboard.press("ArrowLeft");
  await expect(agent.getByRole("tab").last()).toBeFocused();
});
