import type { Page } from "@playwright/test";
import { expect, reply, signInWith, test } from "../support/browser.ts";
import {
  createColleague,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";

const row = (agent: Page, words: string) => agent.locator("[data-row]", { hasText: words });
const details = (agent: Page) => agent.getByRole("complementary", { name: "About this visitor" });

/** From the composer to the list, where keys are no text. */
async function leaveComposer(agent: Page) {
  await expect(agent.getByPlaceholder("Write a reply")).toBeFocused();
  await agent.keyboard.press("Escape");
  await expect(agent.getByPlaceholder("Write a reply")).not.toBeFocused();
}

async function talk(appUrl: string, tenant: Tenant, words: string) {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  return { ...visitor, id: await startConversation(visitor.call, words) };
}

test("a tag is created where it is needed, shown in the list, and taken off again", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id } = await talk(appUrl, tenant, "My invoice is wrong");
  await agent.goto(`/conversations/${id}`);
  await leaveComposer(agent);
  await expect(details(agent).getByRole("button", { name: "Add tag" })).toBeVisible();
  await agent.keyboard.press("t");
  const field = agent.getByRole("combobox", { name: "Find or create a tag" });
  await expect(field).toBeFocused();
  await field.fill("Billing");
  await expect(agent.getByRole("option", { name: "Create “Billing”" })).toBeVisible();
  await field.press("Enter");
  await expect(row(agent, "My invoice is wrong")).toContainText("Billing");
  await field.press("Escape");
  await expect(field).toBeHidden();
  await expect(agent.getByText("You added the tag Billing")).toBeVisible();
  await agent.reload();
  await expect(details(agent).getByText("Billing")).toBeVisible();
  await details(agent).getByRole("button", { name: "Remove the tag Billing" }).click();
  await expect(row(agent, "My invoice is wrong")).not.toContainText("Billing");
  await expect(agent.getByText("You removed the tag Billing")).toBeVisible();
});

test("a conversation is snoozed with the keyboard, and the visitor's next message opens it", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id, call } = await talk(appUrl, tenant, "I will send the photos");
  await agent.goto(`/conversations/${id}`);
  await leaveComposer(agent);
  await agent.keyboard.press("z");
  await expect(agent.getByRole("menuitem", { name: /^Later today/ })).toBeFocused();
  await agent.keyboard.press("u");
  await expect(agent.getByRole("menuitem", { name: "Until they write" })).toBeFocused();
  await agent.keyboard.press("Enter");
  await expect(row(agent, "I will send the photos")).toBeHidden();
  await expect(
    agent.getByText("You snoozed the conversation until the visitor writes"),
  ).toBeVisible();
  await agent.getByRole("link", { name: /^Snoozed/ }).click();
  await expect(row(agent, "I will send the photos")).toContainText("Snoozed until they write");
  await agent.getByRole("link", { name: /^Open/ }).click();
  await expect(row(agent, "I will send the photos")).toBeHidden();
  const body = { clientId: crypto.randomUUID(), text: "Here they are" };
  await call("POST", `/api/widget/v1/conversations/${id}/messages`, body);
  await expect(row(agent, "Here they are")).toBeVisible();
});

test("a snooze is undone, and its time is chosen in words", async ({ agent, tenant, appUrl }) => {
  const { id } = await talk(appUrl, tenant, "Remind me");
  await agent.goto(`/conversations/${id}`);
  await agent.getByRole("button", { name: "Snooze" }).click();
  await agent.getByRole("menuitem", { name: /^Tomorrow/ }).click();
  await expect(agent.getByText(/^Snoozed until .*9:00/).first()).toBeVisible();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(row(agent, "Remind me")).toBeVisible();
  await agent.getByRole("button", { name: "Snooze" }).click();
  await agent.getByRole("menuitem", { name: "Choose a time…" }).click();
  const dialog = agent.getByRole("dialog", { name: "Snooze until" });
  const field = dialog.getByRole("textbox", { name: "When" });
  await field.fill("whenever");
  await field.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("Write a day or a time");
  await field.fill("friday 14:30");
  await expect(dialog.getByRole("status")).toContainText(/2:30/);
  await field.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(row(agent, "Remind me")).toBeHidden();
});

test("e resolves a conversation and opens the next one", async ({ agent, tenant, appUrl }) => {
  const first = await talk(appUrl, tenant, "The older one");
  const second = await talk(appUrl, tenant, "The newer one");
  await agent.goto(`/conversations/${second.id}`);
  await expect(row(agent, "The older one")).toBeVisible();
  await leaveComposer(agent);
  await agent.keyboard.press("e");
  await expect(agent).toHaveURL(`/conversations/${first.id}`);
  await expect(row(agent, "The newer one")).toBeHidden();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(row(agent, "The newer one")).toBeVisible();
});

test("a filter finds the urgent ones of a team, and is saved as a view", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id } = await talk(appUrl, tenant, "The server is on fire");
  await talk(appUrl, tenant, "Just saying hello");
  await tenant.call("POST", "/api/v1/teams", { name: "Sales" });
  await agent.goto(`/conversations/${id}`);
  const triage = agent.getByRole("button", { name: "Priority and team" });
  await triage.click();
  await agent.getByRole("menuitemradio", { name: "Urgent" }).click();
  await expect(row(agent, "The server is on fire")).toContainText("Urgent priority");
  await triage.click();
  await agent.getByRole("menuitemradio", { name: "Sales" }).click();
  await expect(row(agent, "The server is on fire")).toContainText("Sales");

  await agent.getByRole("button", { name: "Filter", exact: true }).click();
  const bar = agent.getByRole("region", { name: "Filter" });
  await bar.getByRole("button", { name: "Add condition" }).click();
  await bar.getByRole("combobox", { name: "Field" }).last().click();
  await agent.getByRole("option", { name: "Priority" }).click();
  await expect(bar.getByRole("combobox", { name: "Value" }).last()).toContainText("Urgent");
  await bar.getByRole("button", { name: "Apply" }).click();
  await expect(row(agent, "Just saying hello")).toBeHidden();
  await expect(row(agent, "The server is on fire")).toBeVisible();
  await expect(agent.getByRole("heading", { name: "Filtered" })).toBeVisible();

  await bar.getByRole("button", { name: "Save as view" }).click();
  const dialog = agent.getByRole("dialog", { name: "Save view" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Fires");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(agent.getByRole("heading", { name: "Fires" })).toBeVisible();
  await agent.reload();
  await expect(agent.getByRole("heading", { name: "Fires" })).toBeVisible();
  await expect(row(agent, "The server is on fire")).toBeVisible();
  await expect(row(agent, "Just saying hello")).toBeHidden();
  await agent.getByRole("button", { name: "Show views" }).click();
  const lists = agent.getByRole("dialog", { name: "Views" });
  await expect(lists.getByRole("link", { name: /^Fires/ })).toContainText("1");
  await lists.getByRole("link", { name: /^Open/ }).click();
  await expect(row(agent, "Just saying hello")).toBeVisible();
});

test("teams and tags are managed in the settings", async ({ agent }) => {
  await agent.goto("/members");
  await agent.getByRole("button", { name: "New team" }).click();
  const team = agent.getByRole("dialog", { name: "New team" });
  await team.getByRole("textbox", { name: "Name" }).fill("Support");
  await team.getByRole("checkbox").first().check();
  await team.getByRole("button", { name: "Save" }).click();
  await expect(agent.getByText("1 member", { exact: true })).toBeVisible();
  await agent.goto("/settings/tags");
  await agent.getByRole("button", { name: "New tag" }).first().click();
  const tag = agent.getByRole("dialog", { name: "New tag" });
  await tag.getByRole("textbox", { name: "Name" }).fill("Bug");
  await tag.getByRole("radio", { name: "Red" }).check({ force: true });
  await tag.getByRole("button", { name: "Save" }).click();
  await agent.getByRole("button", { name: "New tag" }).first().click();
  await tag.getByRole("textbox", { name: "Name" }).fill("BUG");
  await tag.getByRole("button", { name: "Save" }).click();
  await expect(tag).toContainText("There is a tag called BUG already.");
  await tag.getByRole("button", { name: "Close" }).click();
  await agent.getByRole("button", { name: "Change the tag Bug" }).click();
  await agent.getByRole("menuitem", { name: "Delete" }).click();
  await agent.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(agent.getByText("No tags yet")).toBeVisible();
});

test("colleagues see each other at a conversation, and that one answered meanwhile", async ({
  agent,
  tenant,
  appUrl,
  browser,
}) => {
  const { id } = await talk(appUrl, tenant, "Who answers this?");
  const other = await createColleague(appUrl, tenant, "Bo Berg");
  const context = await browser.newContext({ baseURL: appUrl });
  await signInWith(context, appUrl, other.cookie);
  const colleague = await context.newPage();
  await agent.goto(`/conversations/${id}`);
  await expect(agent.getByPlaceholder("Write a reply")).toBeFocused();
  await colleague.goto(`/conversations/${id}`);
  await expect(row(agent, "Who answers this?")).toContainText("Bo Berg is looking");
  await expect(row(colleague, "Who answers this?")).toContainText("is looking");
  await colleague.getByPlaceholder("Write a reply").fill("I will");
  await expect(
    agent.getByRole("status").filter({ hasText: "Bo Berg is writing a reply" }),
  ).toBeVisible();
  await agent.getByPlaceholder("Write a reply").fill("Let me look");
  await reply(colleague, "I will take this");
  await expect(agent.getByText("Bo Berg answered while you were writing.")).toBeVisible();
  await expect(agent.getByPlaceholder("Write a reply")).toHaveValue("Let me look");
  await colleague.getByRole("link", { name: "Inboxes" }).click();
  await expect(row(agent, "I will take this")).not.toContainText("Bo Berg is");
  await context.close();
});

test("the question mark lists the keys, where it is no text", async ({ agent, tenant, appUrl }) => {
  const { id } = await talk(appUrl, tenant, "What is the shortcut?");
  await agent.goto(`/conversations/${id}`);
  await expect(agent.getByPlaceholder("Write a reply")).toBeFocused();
  await agent.keyboard.press("?");
  await expect(agent.getByPlaceholder("Write a reply")).toHaveValue("?");
  await agent.getByPlaceholder("Write a reply").fill("");
  await leaveComposer(agent);
  await agent.keyboard.press("?");
  const dialog = agent.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toContainText("Resolve and open the next");
  await agent.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
