import type { Locator } from "@playwright/test";

/** Opens a select of the dashboard and chooses the option of this name. */
export async function chooseOption(select: Locator, name: string): Promise<void> {
  await select.click();
  await select.page().getByRole("option", { name, exact: true }).click();
}
