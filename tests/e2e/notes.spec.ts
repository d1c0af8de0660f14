import type { Browser, Page } from "@playwright/test";
import { expect, signInWith, test } from "../support/browser.ts";
import {
  createColleague,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";

const details = (page: Page) => page.getByRole("complementary", { name: "About this visitor" });
const noteField = (page: Page) => page.getByRole("textbox", { name: /^Note about/ });
const note = (page: Page, words: string) => page.getByRole("article").filter({ hasText: words });

async function talk(appUrl: string, tenant: Tenant, words: string): Promise<string> {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  return startConversation(call, words);
}

async function openAs(browser: Browser, appUrl: string, cookie: string, path: string) {
  const context = await browser.newContext({ baseURL: appUrl });
  await signInWith(context, appUrl, cookie);
  const page = await context.newPage();
  await page.goto(path);
  return { page, close: () => context.close() };
}

async function beginNote(page: Page) {
  await page.getByRole("button", { name: "Note", exact: true }).click();
  await expect(noteField(page)).toBeFocused();
}

test("a colleague who is mentioned finds the conversation under Mentions and takes part in it", async ({
  agent,
  tenant,
  appUrl,
  browser,
}) => {
  const id = await talk(appUrl, tenant, "The invoice has the wrong name");
  const zoe = await createColleague(appUrl, tenant, "Zoë Marsh");
  const { page, close } = await openAs(browser, appUrl, zoe.cookie, "/conversations");
  const mentions = page.getByRole("navigation").getByRole("link", { name: /^Mentions/ });
  await expect(mentions).toHaveText("Mentions");
  await agent.goto(`/conversations/${id}`);
  await beginNote(agent);
  await agent.keyboard.type("Please look, @zo");
  await expect(agent.getByRole("option", { name: /Zoë Marsh/ })).toBeVisible();
  await agent.keyboard.press("Enter");
  await expect(noteField(agent)).toHaveValue("Please look, @Zoë Marsh ");
  await agent.keyboard.type("today");
  await agent.keyboard.press("Enter");
  await expect(note(agent, "today").locator("[data-mention]")).toHaveText("@Zoë Marsh");
  await expect(details(agent).getByText("Zoë Marsh")).toBeVisible();

  await expect(mentions).toHaveText("Mentions1");
  await mentions.click();
  await page.locator("[data-row]", { hasText: "The invoice has the wrong name" }).click();
  await expect(note(page, "today").locator("[data-mention]")).toHaveText("@Zoë Marsh");
  await expect(mentions).toHaveText("Mentions");
  await expect(page.locator("[data-row]", { hasText: "The invoice" })).toBeVisible();
  await close();
});

test("a mention is chosen by mouse or left with Escape, and a reply suggests nobody", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const id = await talk(appUrl, tenant, "Who can help me?");
  await createColleague(appUrl, tenant, "Ben Okafor");
  const me = await tenant.call<{ memberId: string }>("GET", "/api/v1/me");
  const memberIds = [me.body.memberId];
  await tenant.call("POST", "/api/v1/teams", { name: "Billing", memberIds });
  await agent.goto(`/conversations/${id}`);
  const reply = agent.getByPlaceholder("Write a reply");
  await expect(reply).toBeFocused();
  await agent.keyboard.type("@b");
  await beginNote(agent);
  await expect(agent.getByRole("option")).toHaveCount(0);
  await agent.keyboard.type("@");
  await expect(agent.getByRole("option")).toHaveCount(2);
  await agent.keyboard.press("Escape");
  await expect(agent.getByRole("option")).toHaveCount(0);
  await expect(noteField(agent)).toHaveValue("@");
  await noteField(agent).fill("");
  await agent.keyboard.type("@bil");
  await agent.getByRole("option", { name: /Billing/ }).click();
  await expect(noteField(agent)).toHaveValue("@Billing ");
  await agent.keyboard.type("is yours");
  await agent.getByRole("button", { name: "Add note" }).click();
  await expect(note(agent, "is yours").locator("[data-mention]")).toHaveText("@Billing");
});

test("a conversation is followed with a key and by mouse, and that can be undone", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const id = await talk(appUrl, tenant, "Follow me");
  await agent.goto(`/conversations/${id}`);
  await expect(details(agent).getByRole("button", { name: "Follow", exact: true })).toBeVisible();
  await expect(agent.getByPlaceholder("Write a reply")).toBeFocused();
  await agent.keyboard.press("Escape");
  await agent.keyboard.press("f");
  await expect(agent.getByText("You follow this conversation")).toBeVisible();
  await expect(details(agent).getByRole("button", { name: "Unfollow" })).toBeVisible();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(details(agent).getByText("Nobody yet.")).toBeVisible();
  await details(agent).getByRole("button", { name: "Follow", exact: true }).click();
  await details(agent).getByRole("button", { name: "Unfollow" }).click();
  await expect(agent.getByText("You no longer follow this conversation")).toBeVisible();
  await expect(details(agent).getByText("Nobody yet.")).toBeVisible();
});

test("a note is changed where it stands, and a change of another window is not lost", async ({
  agent,
  tenant,
  appUrl,
  browser,
}) => {
  const id = await talk(appUrl, tenant, "Which size is it?");
  const body = { clientId: crypto.randomUUID(), text: "Size 40" };
  const path = `/api/v1/conversations/${id}/notes`;
  const made = await tenant.call<{ note: { id: string } }>("POST", path, body);
  const zoe = await createColleague(appUrl, tenant, "Zoë Marsh");
  const { page, close } = await openAs(browser, appUrl, zoe.cookie, `/conversations/${id}`);
  await expect(note(page, "Size 40")).toBeVisible();
  await agent.goto(`/conversations/${id}`);
  const menu = agent.getByRole("button", { name: "Change this note" });
  await menu.focus();
  await agent.keyboard.press("Enter");
  await expect(agent.getByRole("menuitem", { name: "Edit" })).toBeFocused();
  await agent.keyboard.press("Enter");
  const field = agent.getByRole("textbox", { name: "Note", exact: true });
  await expect(field).toBeFocused();
  await field.press("End");
  await agent.keyboard.type(", I think");
  await agent.keyboard.press("Enter");
  await expect(note(agent, "Size 40, I think")).toContainText("edited");
  await expect(note(page, "Size 40, I think")).toContainText("edited");
  await expect(page.getByRole("button", { name: "Change this note" })).toBeHidden();

  await menu.click();
  await agent.getByRole("menuitem", { name: "Edit" }).click();
  await field.fill("Size 42");
  await tenant.call("PATCH", `${path}/${made.body.note.id}`, { text: "Size 41" });
  await expect(note(page, "Size 41")).toBeVisible();
  await field.press("Enter");
  await expect(agent.getByText("This note was changed in another window.")).toBeVisible();
  await expect(field).toHaveValue("Size 42");
  await field.press("Enter");
  await expect(note(agent, "Size 42")).toBeVisible();
  await expect(note(page, "Size 42")).toBeVisible();
  await close();
});

test("a note is deleted for everybody, after a question", async ({
  agent,
  tenant,
  appUrl,
  browser,
}) => {
  const id = await talk(appUrl, tenant, "My card was charged twice");
  const zoe = await createColleague(appUrl, tenant, "Zoë Marsh");
  const body = { clientId: crypto.randomUUID(), text: "Card number is wrong here" };
  await zoe.call("POST", `/api/v1/conversations/${id}/notes`, body);
  const { page, close } = await openAs(browser, appUrl, zoe.cookie, `/conversations/${id}`);
  await expect(note(page, "Card number")).toBeVisible();
  // An admin may, and is not offered to change it.
  await agent.goto(`/conversations/${id}`);
  await agent.getByRole("button", { name: "Change this note" }).click();
  await expect(agent.getByRole("menuitem")).toHaveText(["Delete"]);
  await agent.getByRole("menuitem", { name: "Delete" }).click();
  await agent.getByRole("button", { name: "Cancel" }).click();
  await expect(note(agent, "Card number")).toBeVisible();
  await agent.getByRole("button", { name: "Change this note" }).click();
  await agent.getByRole("menuitem", { name: "Delete" }).click();
  await agent.getByRole("button", { name: "Delete note" }).click();
  await expect(note(agent, "Card number")).toBeHidden();
  await expect(note(page, "Card number")).toBeHidden();
  await close();
});
