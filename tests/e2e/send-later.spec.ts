// Messages that are sent later, and messages that are sent with an action.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { createVisitor, startConversation, type Tenant } from "../support/http-client.ts";

const row = (agent: Page, words: string) => agent.locator("[data-row]", { hasText: words });
const field = (agent: Page) => agent.getByPlaceholder("Write a reply");
const card = (agent: Page) => agent.getByRole("article", { name: "Scheduled message" });
const more = (agent: Page) => agent.getByRole("button", { name: "More ways to send" });

async function talk(appUrl: string, tenant: Tenant, words: string) {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor.call, words);
  const messages = async () => {
    const path = `/api/widget/v1/conversations/${id}/messages`;
    const { body } = await visitor.call<{ messages: { text: string }[] }>("GET", path);
    return body.messages.map(({ text }) => text);
  };
  return { ...visitor, id, messages };
}

test("a reply is scheduled by keyboard, shown to the team only, and cancelled again", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id, messages } = await talk(appUrl, tenant, "I will try it tonight");
  await agent.goto(`/conversations/${id}`);
  await field(agent).fill("Did it work?");
  await more(agent).focus();
  await agent.keyboard.press("ArrowDown");
  await expect(agent.getByRole("menuitem", { name: /^Later today/ })).toBeFocused();
  await agent.keyboard.press("ArrowDown");
  await agent.keyboard.press("Enter");
  await expect(card(agent)).toContainText(/You · Will be sent .*9:00/);
  await expect(card(agent)).toContainText("Did it work?");
  await expect(field(agent)).toHaveValue("");
  expect(await messages()).toEqual(["I will try it tonight"]);
  await card(agent).getByRole("button", { name: "Cancel message" }).click();
  await expect(card(agent)).toBeHidden();
  await expect(agent.getByText("The scheduled message was cancelled")).toBeVisible();
});

test("a time is chosen in words, undone with the text back, and changed afterwards", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id, messages } = await talk(appUrl, tenant, "Call me on Friday");
  await agent.goto(`/conversations/${id}`);
  const schedule = async () => {
    await more(agent).click();
    await agent.getByRole("menuitem", { name: "Choose a time…" }).click();
    const dialog = agent.getByRole("dialog", { name: "Send later" });
    await dialog.getByRole("textbox", { name: "When" }).fill("friday 14:30");
    await dialog.getByRole("button", { name: "Schedule" }).click();
    await expect(card(agent)).toContainText(/2:30/);
  };
  await field(agent).fill("It is Friday");
  await schedule();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(card(agent)).toBeHidden();
  await expect(field(agent)).toHaveValue("It is Friday");
  await schedule();
  await card(agent).getByRole("button", { name: "Edit" }).click();
  const dialog = agent.getByRole("dialog", { name: "Scheduled message" });
  await dialog.getByRole("textbox", { name: "Message" }).fill("It is Saturday");
  await dialog.getByRole("textbox", { name: "New time" }).fill("saturday 10am");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(card(agent)).toContainText("It is Saturday");
  await expect(card(agent)).toContainText(/Saturday.*10:00/);
  await card(agent).getByRole("button", { name: "Send now" }).click();
  await expect(card(agent)).toBeHidden();
  await expect(agent.getByRole("log").getByText("It is Saturday")).toBeVisible();
  expect(await messages()).toEqual(["Call me on Friday", "It is Saturday"]);
});

test("a scheduled reply is sent at its time, and held when the visitor writes first", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id, call, messages } = await talk(appUrl, tenant, "Still broken");
  const path = `/api/v1/conversations/${id}/scheduled-messages`;
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
  await agent.goto(`/conversations/${id}`);
  await tenant.call("POST", path, { text: "In a moment", sendAt: inSeconds(2) });
  await expect(card(agent)).toContainText("In a moment");
  await expect(card(agent)).toBeHidden({ timeout: 20_000 });
  await expect(agent.getByRole("log").getByText("In a moment")).toBeVisible();

  await tenant.call("POST", path, { text: "Are you there?", sendAt: inSeconds(3_600) });
  await expect(card(agent)).toContainText("Held if");
  const body = { clientId: crypto.randomUUID(), text: "It works now" };
  await call("POST", `/api/widget/v1/conversations/${id}/messages`, body);
  await expect(card(agent)).toContainText("wrote. Send it anyway?");
  expect(await messages()).toEqual(["Still broken", "In a moment", "It works now"]);
  await card(agent).getByRole("button", { name: "Send anyway" }).click();
  await expect(card(agent)).toBeHidden();
  await expect(agent.getByRole("log").getByText("Are you there?")).toBeVisible();
});

test("a reply is sent and the conversation resolved or snoozed, which can be undone", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id } = await talk(appUrl, tenant, "Thanks, that was all");
  await agent.goto(`/conversations/${id}`);
  await field(agent).fill("You are welcome");
  await agent.keyboard.press("Control+Shift+Enter");
  await expect(agent.getByText("Sent and resolved")).toBeVisible();
  await expect(row(agent, "You are welcome")).toBeHidden();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(row(agent, "You are welcome")).toBeVisible();
  await field(agent).fill("One last thing");
  await more(agent).click();
  await agent.getByRole("menuitem", { name: "Send and snooze until they write" }).click();
  await expect(agent.getByText("Sent and snoozed")).toBeVisible();
  await expect(row(agent, "One last thing")).toBeHidden();
});
