// Attributes that the workspace defines: in the settings, beside a conversation, and asked for before resolving.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { WCAG_TAGS } from "../support/axe-rules.ts";
import { expect, signInWith, test } from "../support/browser.ts";
import {
  createColleague,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";

const details = (page: Page) => page.getByRole("complementary", { name: "About this visitor" });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_TAGS).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

async function define(tenant: Tenant, name: string, more: object): Promise<void> {
  const key = name.toLowerCase().replaceAll(" ", "_");
  const body = { subject: "conversation", key, name, type: "text", ...more };
  expect((await tenant.call("POST", "/api/v1/attribute-definitions", body)).status).toBe(201);
}

async function open(page: Page, appUrl: string, tenant: Tenant): Promise<string> {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "Where is my order?");
  await page.goto(`/conversations/${id}`);
  await expect(page.getByPlaceholder("Write a reply")).toBeFocused();
  return id;
}

const stateOf = async (tenant: Tenant, id: string) => {
  const path = `/api/v1/conversations/${id}`;
  const { body } = await tenant.call<{ status: string; conversationAttributes: object }>(
    "GET",
    path,
  );
  return [body.status, body.conversationAttributes];
};

test("an admin defines attributes, orders, changes and deletes them", async ({ agent }) => {
  await agent.goto("/conversations");
  await agent.getByRole("button", { name: /^Account/ }).click();
  await agent.getByRole("menuitem", { name: "Attributes" }).click();
  await expect(agent.getByText("No attributes for conversations yet")).toBeVisible();
  await agent.getByRole("button", { name: "New attribute" }).click();
  const dialog = agent.getByRole("dialog", { name: "New attribute" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Order number");
  await expect(dialog.getByRole("textbox", { name: "Key" })).toHaveValue("order_number");
  await dialog.getByRole("switch", { name: "Required" }).click();
  await expectAccessible(agent);
  await dialog.getByRole("button", { name: "Save" }).click();
  const list = agent.getByRole("region", { name: "Conversations" }).getByRole("listitem");
  await expect(list).toHaveText([/Order number.*Required.*Text.*order_number/]);

  // The same again by keyboard: a list of options.
  await agent.getByRole("button", { name: "New attribute" }).focus();
  await agent.keyboard.press("Enter");
  await agent.keyboard.type("Tier");
  const type = dialog.getByRole("combobox", { name: "Type" });
  await type.focus();
  await agent.keyboard.press("Enter");
  await agent.keyboard.press("l");
  await agent.keyboard.press("i");
  await agent.keyboard.press("s");
  await agent.keyboard.press("Enter");
  await expect(type).toHaveText("List");
  const options = dialog.getByRole("textbox", { name: "Options" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(options).toBeFocused();
  await agent.keyboard.type("Gold\nSilver\n");
  await dialog.getByRole("textbox", { name: "Name" }).press("Enter");
  await expect(list).toHaveText([/Order number/, /Tier.*List/]);

  const menu = agent.getByRole("button", { name: "Change the attribute Tier" });
  await menu.focus();
  await agent.keyboard.press("Enter");
  await agent.getByRole("menuitem", { name: "Move up" }).press("Enter");
  await expect(list).toHaveText([/Tier/, /Order number/]);
  await expect(menu).toBeFocused();
  await expectAccessible(agent);

  await menu.click();
  await agent.getByRole("menuitem", { name: "Edit" }).click();
  const edit = agent.getByRole("dialog", { name: "Edit attribute" });
  await expect(edit.getByRole("textbox", { name: "Options" })).toHaveValue("Gold\nSilver");
  await edit.getByRole("textbox", { name: "Name" }).fill("Customer tier");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(list.first()).toContainText("Customer tier");

  await agent.getByRole("button", { name: "Change the attribute Customer tier" }).click();
  await agent.getByRole("menuitem", { name: "Delete" }).click();
  await agent.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(list).toHaveText([/Order number/]);
});

test("attributes are filled in beside the conversation, and colleagues see them at once", async ({
  agent,
  tenant,
  appUrl,
  browser,
}) => {
  await define(tenant, "Order number", { isRequired: true });
  await define(tenant, "Due", { type: "date" });
  await define(tenant, "Tier", { type: "list", options: ["Gold", "Silver"] });
  await define(tenant, "Seats", { type: "number" });
  await define(tenant, "Paid", { type: "checkbox" });
  await define(tenant, "Invoice", { type: "link" });
  await define(tenant, "Plan", { subject: "contact" });
  const id = await open(agent, appUrl, tenant);
  const other = await createColleague(appUrl, tenant, "Bo Berg");
  const context = await browser.newContext({ baseURL: appUrl });
  await signInWith(context, appUrl, other.cookie);
  const colleague = await context.newPage();
  await colleague.goto(`/conversations/${id}`);
  await expect(
    details(colleague).getByRole("button", { name: "Change Order number: –" }),
  ).toBeVisible();

  // By keyboard.
  await details(agent).getByRole("button", { name: "Change Order number" }).focus();
  await agent.keyboard.press("Enter");
  await agent.keyboard.type("A-4711");
  await agent.keyboard.press("Enter");
  await expect(details(colleague).getByText("A-4711")).toBeVisible();
  await expect(colleague.getByText("changed Order number")).toBeVisible();
  await details(agent).getByRole("button", { name: "Change Seats" }).focus();
  await agent.keyboard.press("Enter");
  await agent.keyboard.type("many");
  await agent.keyboard.press("Enter");
  await expect(details(agent).getByRole("alert")).toHaveText(
    "Seats must be a number such as 42 or 9.5.",
  );
  await agent.getByRole("textbox", { name: "Seats" }).fill("7");
  await agent.keyboard.press("Enter");
  await expect(details(colleague).getByText("7", { exact: true })).toBeVisible();

  // By mouse.
  await details(agent).getByRole("button", { name: "Change Due" }).click();
  await details(agent).getByLabel("Due", { exact: true }).fill("2026-05-01");
  await details(agent).getByText("Order number").first().click();
  await details(agent).getByRole("combobox", { name: "Tier" }).click();
  await agent.getByRole("option", { name: "Silver" }).click();
  await details(agent).getByRole("checkbox", { name: "Paid" }).check();
  await expect(details(colleague).getByRole("checkbox", { name: "Paid" })).toBeChecked();
  await details(agent).getByRole("button", { name: "Change Invoice" }).click();
  await agent.getByRole("textbox", { name: "Invoice" }).fill("https://shop.example/i/1");
  await agent.keyboard.press("Enter");
  const link = details(colleague).getByRole("link", { name: "shop.example/i/1" });
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await details(agent).getByRole("button", { name: "Change Plan" }).click();
  await agent.getByRole("textbox", { name: "Plan" }).fill("Pro");
  await agent.keyboard.press("Enter");
  await expect(details(colleague).getByText("Pro", { exact: true })).toBeVisible();
  const values = {
    ...{ order_number: "A-4711", seats: 7, due: "2026-05-01", tier: "Silver", paid: true },
    invoice: "https://shop.example/i/1",
  };
  await expect.poll(() => stateOf(tenant, id)).toEqual(["open", values]);
  await expectAccessible(agent);

  // What was done last is taken back.
  await details(agent).getByRole("checkbox", { name: "Paid" }).uncheck();
  await agent
    .getByRole("status")
    .filter({ hasText: "Paid saved" })
    .getByRole("button")
    .first()
    .click();
  await expect(details(agent).getByRole("checkbox", { name: "Paid" })).toBeChecked();
  await expect.poll(() => stateOf(tenant, id)).toEqual(["open", values]);
  await context.close();
});

test("resolving asks for the required attributes that are empty, by button, key and reply", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await define(tenant, "Order number", { isRequired: true });
  await define(tenant, "Seats", { type: "number", isRequired: true });
  await define(tenant, "Note", {});
  const id = await open(agent, appUrl, tenant);
  await agent.getByRole("button", { name: "Resolve", exact: true }).click();
  const dialog = agent.getByRole("dialog", { name: "Before you resolve" });
  await expect(dialog.getByRole("textbox")).toHaveCount(2);
  await expectAccessible(agent);
  const save = dialog.getByRole("button", { name: "Save and resolve" });
  await save.click();
  await expect(dialog.getByText("Fill this in.")).toHaveCount(2);
  await expect(dialog.getByRole("textbox", { name: "Order number" })).toBeFocused();
  await dialog.getByRole("textbox", { name: "Order number" }).fill("A-1");
  await dialog.getByRole("textbox", { name: "Seats" }).fill("many");
  await save.click();
  await expect(dialog.getByText("Must be a number such as 42 or 9.5.")).toBeVisible();
  await agent.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await stateOf(tenant, id)).toEqual(["open", {}]);

  await agent.getByRole("log").focus();
  await agent.keyboard.press("e");
  await agent.keyboard.type("A-1");
  await agent.keyboard.press("Tab");
  await agent.keyboard.type("3");
  await agent.keyboard.press("Enter");
  const filled = { order_number: "A-1", seats: 3 };
  await expect.poll(() => stateOf(tenant, id)).toEqual(["resolved", filled]);
  // One undo takes both back.
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => stateOf(tenant, id)).toEqual(["open", {}]);

  const second = await open(agent, appUrl, tenant);
  await agent.getByPlaceholder("Write a reply").fill("It is on its way.");
  await agent.keyboard.press("Control+Shift+Enter");
  await dialog.getByRole("textbox", { name: "Order number" }).fill("A-2");
  await dialog.getByRole("textbox", { name: "Seats" }).fill("4");
  await save.click();
  await expect(agent.getByRole("log").getByText("It is on its way.")).toBeVisible();
  const sent = { order_number: "A-2", seats: 4 };
  await expect.poll(() => stateOf(tenant, second)).toEqual(["resolved", sent]);

  // What is filled in is not asked for again.
  await agent.getByRole("button", { name: "Reopen" }).click();
  await agent.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect.poll(() => stateOf(tenant, second)).toEqual(["resolved", sent]);
  await expect(dialog).toBeHidden();
});
