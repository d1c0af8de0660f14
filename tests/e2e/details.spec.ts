// The details beside a conversation: correcting a contact, arranging the panels, other conversations.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { createVisitor, startConversation } from "../support/http-client.ts";

const details = (agent: Page) => agent.getByRole("complementary", { name: "About this visitor" });
const panel = (agent: Page, name: string) =>
  details(agent).getByRole("button", { name, exact: true });
const panelNames = (agent: Page) => details(agent).locator("[data-panel]").allTextContents();

test("an agent corrects a contact where it stands, by mouse and by keyboard", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "It is me, Ada");
  await agent.goto(`/conversations/${id}`);
  await details(agent).getByRole("button", { name: "Change Name" }).click();
  await agent.getByRole("textbox", { name: "Name" }).fill("Ada Lovelace");
  await agent.keyboard.press("Enter");
  await expect(details(agent).getByText("Ada Lovelace")).toBeVisible();
  await expect(agent.getByRole("heading", { level: 1, name: "Ada Lovelace" })).toBeVisible();

  const email = details(agent).getByRole("button", { name: "Change E-mail address" });
  await email.focus();
  await agent.keyboard.press("Enter");
  const field = agent.getByRole("textbox", { name: "E-mail address" });
  await expect(field).toBeFocused();
  await field.fill("nobody");
  await agent.keyboard.press("Enter");
  await expect(details(agent).getByRole("alert")).toBeVisible();
  await field.fill("ada@example.com");
  await agent.keyboard.press("Enter");
  await expect(details(agent).getByText("ada@example.com")).toBeVisible();
  await expect(email).toBeFocused();
  await agent.keyboard.press("Enter");
  await field.fill("other@example.com");
  await agent.keyboard.press("Escape");
  await expect(details(agent).getByText("ada@example.com")).toBeVisible();
});

test("a detail is added, changed, taken away and brought back", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "Which plan am I on?");
  await agent.goto(`/conversations/${id}`);
  await details(agent).getByRole("button", { name: "Add a detail" }).click();
  await agent.getByRole("textbox", { name: "What it is" }).fill("plan");
  await agent.getByRole("textbox", { name: "Value" }).fill("Basic");
  await agent.keyboard.press("Enter");
  await expect(details(agent).getByText("Basic")).toBeVisible();
  await details(agent).getByRole("button", { name: "Change Plan" }).click();
  await agent.getByRole("textbox", { name: "Plan" }).fill("Premium");
  await agent.keyboard.press("Enter");
  await expect(details(agent).getByText("Premium")).toBeVisible();
  await details(agent).getByRole("button", { name: "Remove Plan" }).focus();
  await agent.keyboard.press("Enter");
  await expect(details(agent).getByText("Premium")).toHaveCount(0);
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(details(agent).getByText("Premium")).toBeVisible();
});

test("panels are closed and moved, and stay so for the next conversation", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const first = await startConversation(call, "The first one");
  const { call: other } = await createVisitor(appUrl, tenant.inbox.id);
  const second = await startConversation(other, "The second one");
  await agent.goto(`/conversations/${first}`);
  await expect(panel(agent, "Conversation")).toBeVisible();
  await expect(panel(agent, "Sessions and privacy")).toHaveAttribute("aria-expanded", "false");
  await panel(agent, "Conversation").click();
  await expect(panel(agent, "Conversation")).toHaveAttribute("aria-expanded", "false");
  await expect(details(agent).getByText("First seen")).toHaveCount(0);

  await panel(agent, "Conversation").focus();
  await agent.keyboard.press("Alt+ArrowUp");
  await expect(panel(agent, "Conversation")).toBeFocused();
  const moved = await panelNames(agent);
  await panel(agent, "Sessions and privacy").dragTo(panel(agent, "Tags"));
  await expect.poll(async () => (await panelNames(agent))[0]).toBe("Sessions and privacy");

  await agent.goto(`/conversations/${second}`);
  await expect.poll(async () => (await panelNames(agent))[0]).toBe("Sessions and privacy");
  await expect(panel(agent, "Conversation")).toHaveAttribute("aria-expanded", "false");
  expect((await panelNames(agent)).slice(1)).toEqual(
    moved.filter((name) => name !== "Sessions and privacy"),
  );
});

test("the contact's other conversations are a click away", async ({ agent, tenant, appUrl }) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const first = await startConversation(call, "My first question");
  await tenant.call("POST", `/api/v1/conversations/${first}/actions`, {
    actions: [{ type: "resolve" }],
  });
  const second = await startConversation(call, "Another question");
  await agent.goto(`/conversations/${second}`);
  await details(agent)
    .getByRole("link", { name: /My first question/ })
    .click();
  await expect(agent.getByRole("log").getByText("My first question")).toBeVisible();
  await expect(details(agent).getByRole("link", { name: /Another question/ })).toBeVisible();
});
