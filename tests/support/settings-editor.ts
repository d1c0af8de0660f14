// Drives the settings of an inbox as an admin does.
import { expect, type Locator, type Page } from "@playwright/test";

export type SettingsTab = "General" | "Appearance" | "Messages" | "Behaviour" | "Privacy";

/** Opens a tab and answers what it shows. */
export async function openTab(editor: Page, tab: SettingsTab): Promise<Locator> {
  // A tab with changes has a mark in its name.
  await editor.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();
  const panel = editor.getByRole("tabpanel", { name: new RegExp(`^${tab}`) });
  await expect(panel).toBeVisible();
  return panel;
}

export async function saveSettings(editor: Page): Promise<void> {
  await editor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(editor.getByText("Saved. It is live now.")).toBeVisible();
}

export const field = (panel: Locator, label: string) => panel.getByLabel(label, { exact: true });

/** One of a few that are all in sight. */
export const choose = (panel: Locator, legend: string, option: string) =>
  panel.getByRole("group", { name: legend }).getByText(option, { exact: true }).click();

export const turn = (panel: Locator, name: string, isOn: boolean) =>
  panel.getByRole("switch", { name, exact: true }).setChecked(isOn);

/** The part of a tab under a heading. */
export const section = (panel: Locator, title: string) =>
  panel.locator("section", {
    has: panel.page().getByRole("heading", { name: title, exact: true }),
  });

/** The entry of a list that was added last, opened. */
export const newest = (panel: Locator, list: string) =>
  panel.getByRole("list", { name: list, exact: true }).locator("> li").last();
