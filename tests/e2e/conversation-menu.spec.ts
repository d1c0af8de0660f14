import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { createVisitor, startConversation, type Tenant } from "../support/http-client.ts";

async function talk(appUrl: string, tenant: Tenant, words: string): Promise<string> {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  return startConversation(call, words);
}

const menu = (page: Page) => page.getByRole("button", { name: "More for this conversation" });

test("the link of a conversation is copied, by mouse and with a key", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const id = await talk(appUrl, tenant, "Please call me");
  await agent.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await agent.goto(`/conversations/${id}?view=unassigned`);
  await menu(agent).click();
  await agent.getByRole("menuitem", { name: "Copy link" }).click();
  await expect(agent.getByText("Link copied")).toBeVisible();
  const copied = () => agent.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toBe(`${appUrl}/conversations/${id}`);
  await agent.evaluate(() => navigator.clipboard.writeText(""));
  await agent.getByPlaceholder("Write a reply").press("Escape");
  await agent.keyboard.press("l");
  await expect.poll(copied).toBe(`${appUrl}/conversations/${id}`);
});

test("a conversation in a window of its own has nothing beside it, and its keys work", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const id = await talk(appUrl, tenant, "My parcel is late");
  await agent.goto(`/conversations/${id}`);
  await expect(menu(agent)).toBeVisible();
  await agent.getByPlaceholder("Write a reply").press("Escape");
  const [byKey] = await Promise.all([agent.waitForEvent("popup"), agent.keyboard.press("o")]);
  await expect(byKey.getByRole("log").getByText("My parcel is late")).toBeVisible();
  await expect(byKey.getByRole("navigation")).toHaveCount(0);
  await expect(byKey.locator("[data-row]")).toHaveCount(0);
  const reply = byKey.getByPlaceholder("Write a reply");
  await expect(reply).toBeFocused();
  await reply.press("Escape");
  await expect(byKey.getByRole("log")).toBeFocused();
  await byKey.keyboard.press("?");
  await expect(byKey.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await byKey.keyboard.press("Escape");
  await byKey.keyboard.press("e");
  await expect(byKey.getByText("You resolved the conversation")).toBeVisible();
  await expect(agent.getByText("You resolved the conversation")).toBeVisible();
  await byKey.close();

  await menu(agent).click();
  const [byMouse] = await Promise.all([
    agent.waitForEvent("popup"),
    agent.getByRole("menuitem", { name: "Open in a new window" }).click(),
  ]);
  await expect(byMouse.getByRole("log").getByText("My parcel is late")).toBeVisible();
  await byMouse.close();
});

test("an admin decides whether replies reopen and assign conversations", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await agent.goto(`/inboxes/${tenant.inbox.id}`);
  const reopens = agent.getByRole("switch", { name: "A reply reopens a resolved conversation" });
  const assigns = agent.getByRole("switch", {
    name: "A reply assigns an unassigned conversation to its writer",
  });
  await expect(reopens).toBeChecked();
  await expect(assigns).not.toBeChecked();
  await reopens.click();
  await assigns.focus();
  await agent.keyboard.press("Space");
  await agent.getByRole("button", { name: "Save", exact: true }).click();
  await expect(agent.getByText("Saved. It is live now.")).toBeVisible();
  await agent.reload();
  await expect(reopens).not.toBeChecked();
  await expect(assigns).toBeChecked();

  const id = await talk(appUrl, tenant, "One more thing");
  await tenant.call("POST", `/api/v1/conversations/${id}/actions`, {
    actions: [{ type: "resolve" }],
  });
  await agent.goto(`/conversations/${id}`);
  const reply = agent.getByPlaceholder("Write a reply");
  await reply.fill("Glad to help");
  await expect(agent.getByText("Your reply reopens it.", { exact: false })).toHaveCount(0);
  await reply.press("Enter");
  await expect(agent.getByText("You assigned the conversation to yourself")).toBeVisible();
  await expect(agent.getByRole("button", { name: "Reopen" })).toBeVisible();
  await expect(agent.getByText("You reopened the conversation")).toHaveCount(0);
});

test("a rating is asked for by mouse and with a key, and the visitor sees the stars", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "All is well now");
  await agent.goto(`/conversations/${id}`);
  await menu(agent).click();
  await agent.getByRole("menuitem", { name: "Ask for a rating" }).click();
  await expect(agent.getByText("The contact is asked for a rating")).toBeVisible();
  const question = agent.getByRole("log").getByText("How would you rate this conversation?");
  await expect(question).toBeVisible();
  type Shown = { messages: { content: { interactive?: { type: string } } }[] };
  const seen = await call<Shown>("GET", `/api/widget/v1/conversations/${id}/messages`);
  expect(seen.body.messages.map(({ content }) => content.interactive?.type)).toContain("csat");
  // Not twice while the first one waits.
  await agent.getByPlaceholder("Write a reply").press("Escape");
  const answered = agent.waitForResponse(/\/actions$/);
  await agent.keyboard.press("y");
  expect((await answered).ok()).toBe(true);
  await expect(question).toHaveCount(1);
});

test("a conversation is mailed to the address that was typed", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const id = await talk(appUrl, tenant, "Please send me all of this");
  await agent.goto(`/conversations/${id}`);
  await agent.getByPlaceholder("Write a reply").press("Escape");
  await agent.keyboard.press("m");
  const dialog = agent.getByRole("dialog", { name: "Send the conversation by e-mail" });
  const field = dialog.getByLabel("E-mail address");
  await expect(field).toBeFocused();
  await agent.keyboard.type("kari@example.com");
  await agent.keyboard.press("Enter");
  await expect(agent.getByText("The conversation is on its way to kari@example.com")).toBeVisible();
  await expect(dialog).toHaveCount(0);
});
