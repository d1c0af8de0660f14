import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import type { Page } from "@playwright/test";
import { expect, signInWith, test } from "../support/browser.ts";
import {
  createVisitor,
  send,
  signIn,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";

/** A shared reply of the tenant. */
async function save(tenant: Tenant, reply: { name: string; text: string; folder?: string }) {
  return (await tenant.call<SavedReply>("POST", "/api/v1/saved-replies", reply)).body;
}

/** A visitor's conversation, open on the agent's screen. With a name, the visitor has said it. */
async function openConversation(agent: Page, appUrl: string, tenant: Tenant, name?: string) {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  if (name) await call("PUT", "/api/widget/v1/session/user", { name });
  const id = await startConversation(call, "Where is my parcel?");
  await agent.goto(`/conversations/${id}`);
  const field = agent.getByPlaceholder("Write a reply");
  await expect(field).toBeFocused();
  return { field, list: agent.getByRole("listbox", { name: "Saved replies" }) };
}

test("by keyboard: a slash opens the list, typing narrows it, and Enter inserts with variables", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const text = "Hi {{contact.first_name | there}},\nwe sent it. {{agent.name}}, {{brand.name}}";
  await save(tenant, { name: "Late parcel", folder: "Orders", text });
  await save(tenant, { name: "Refund", text: "It is on its way." });
  const { field, list } = await openConversation(agent, appUrl, tenant, "Kari Nordmann");

  await field.pressSequentially("Before /");
  await expect(list.getByRole("option")).toHaveCount(2);
  await expect(list.getByRole("option", { name: /Late parcel/ })).toHaveText(
    /Late parcel\s*Orders\s*Hi Kari, we sent it/,
  );
  await field.pressSequentially("parc");
  await expect(list.getByRole("option")).toHaveCount(1);
  const option = list.getByRole("option", { name: /Late parcel/ });
  await expect(option).toHaveAttribute("aria-selected", "true");
  const active = await field.getAttribute("aria-activedescendant");
  expect(active).toBe(await option.getAttribute("id"));
  await field.press("Enter");
  await expect(list).toBeHidden();
  const filled = `Hi Kari,\nwe sent it. Acme owner, ${tenant.inbox.brandName}`;
  await expect(field).toHaveValue(`Before ${filled}`);
  await expect(field).toBeFocused();
  // The browser's undo takes the reply back, and what was typed before is there again.
  await field.press("ControlOrMeta+z");
  await expect(field).toHaveValue("Before /parc");
});

test("the arrow keys choose, and Tab inserts between what is already written", async ({
  agent,
  tenant,
  appUrl,
}) => {
  for (const name of ["First", "Second", "Third"])
    await save(tenant, { name, text: `${name} text` });
  const { field, list } = await openConversation(agent, appUrl, tenant);
  await field.fill("Hello\n\nBye");
  for (let step = 0; step < 4; step++) await field.press("ArrowLeft");
  await field.pressSequentially("/");
  const selected = list.getByRole("option", { selected: true });
  await expect(selected).toHaveText(/^First/);
  await field.press("ArrowDown");
  await field.press("ArrowDown");
  await expect(selected).toHaveText(/^Third/);
  await field.press("ArrowDown");
  await field.press("ArrowUp");
  await field.press("ArrowUp");
  await expect(selected).toHaveText(/^Second/);
  await field.press("Tab");
  await expect(field).toHaveValue("Hello\nSecond text\nBye");
  await field.pressSequentially("!");
  await expect(field).toHaveValue("Hello\nSecond text!\nBye");
});

test("Escape closes the list, leaves what is written and stays in the composer", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await save(tenant, { name: "Refund", text: "It is on its way." });
  const { field, list } = await openConversation(agent, appUrl, tenant);
  await field.pressSequentially("/ref");
  await expect(list).toBeVisible();
  await field.press("Escape");
  await expect(list).toBeHidden();
  await expect(field).toHaveValue("/ref");
  await expect(field).toBeFocused();
  await field.pressSequentially("und");
  await expect(list).toBeHidden();
  // The next one leads to the list of conversations, as without saved replies.
  await field.press("Escape");
  await expect(field).not.toBeFocused();
});

test("a key of an input method that is composing is not for the list", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await save(tenant, { name: "Refund", text: "It is on its way." });
  const { field, list } = await openConversation(agent, appUrl, tenant);
  await field.pressSequentially("/ref");
  await expect(list).toBeVisible();
  for (const key of ["Enter", "Tab", "Escape"]) {
    await field.dispatchEvent("keydown", { key, isComposing: true, keyCode: 229 });
  }
  await expect(list).toBeVisible();
  await expect(field).toHaveValue("/ref");
  await field.press("Enter");
  await expect(field).toHaveValue("It is on its way.");
});

test("a slash in a word is text, and what no reply has is sent as it is written", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await save(tenant, { name: "Refund", text: "It is on its way." });
  const { field, list } = await openConversation(agent, appUrl, tenant);
  await field.pressSequentially("On 1/2 or https://example.com/ref");
  await expect(list).toBeHidden();
  await field.fill("");
  await field.pressSequentially("/xyz");
  await expect(agent.getByText("No saved reply has “xyz”.")).toBeVisible();
  await field.press("Enter");
  await expect(agent.getByRole("log").getByText("/xyz")).toBeVisible();
});

test("by mouse: the button opens a search, and a click inserts at the caret of a note", async ({
  agent,
  tenant,
  appUrl,
}) => {
  await save(tenant, { name: "Refund", text: "Hi {{contact.first_name | there}}" });
  await save(tenant, { name: "Address", text: "Our address" });
  await openConversation(agent, appUrl, tenant);
  await agent.getByRole("button", { name: "Note", exact: true }).click();
  const note = agent.getByRole("textbox", { name: /^Note about/ });
  await note.fill("Told them: ");
  const button = agent.getByRole("button", { name: "Saved replies" });
  await button.click();
  const search = agent.getByRole("combobox", { name: "Search saved replies" });
  await expect(search).toBeFocused();
  await search.fill("there");
  const options = agent.getByRole("option");
  await expect(options).toHaveCount(1);
  await options.click();
  // The visitor is anonymous: what they are called on screen is no name.
  await expect(note).toHaveValue("Told them: Hi there");
  await expect(note).toBeFocused();
  await button.click();
  await expect(search).toBeFocused();
  await search.press("Escape");
  await expect(search).toBeHidden();
  await expect(note).toBeFocused();
  await button.click();
  await agent.getByRole("log").click();
  await expect(search).toBeHidden();
});

test("what is used comes first, also after loading again", async ({ agent, tenant, appUrl }) => {
  await save(tenant, { name: "A rare one", text: "Rare" });
  await save(tenant, { name: "Z often used", text: "Often" });
  const { field, list } = await openConversation(agent, appUrl, tenant);
  await field.pressSequentially("/often");
  await expect(list.getByRole("option")).toHaveCount(1);
  const counted = agent.waitForResponse(/\/use$/);
  await field.press("Enter");
  expect((await counted).status()).toBe(204);
  await expect(field).toHaveValue("Often");
  await agent.reload();
  await field.fill("");
  await field.pressSequentially("/");
  await expect(list.getByRole("option").first()).toHaveText(/^Z often used/);
});

test("an admin writes replies in the settings: variables, preview, search, edit, delete and undo", async ({
  agent,
}) => {
  await agent.goto("/conversations");
  await agent.getByRole("button", { name: "Account", exact: true }).click();
  await agent.getByRole("menuitem", { name: "Saved replies" }).click();
  await expect(agent.getByText("No saved replies yet")).toBeVisible();
  await agent.getByRole("button", { name: "Create the first one" }).click();
  const form = agent.getByRole("dialog", { name: "New saved reply" });
  await form.getByLabel("Name", { exact: true }).fill("Refund");
  await form.getByLabel("Folder").fill("Orders");
  await form.getByLabel("Text").fill("Hi , {{contact.nmae}}");
  await form.getByLabel("Text").press("Home");
  for (let step = 0; step < 3; step++) await form.getByLabel("Text").press("ArrowRight");
  await form.getByRole("button", { name: "Contact’s first name" }).click();
  await expect(form.getByLabel("Text")).toHaveValue(
    "Hi {{contact.first_name | there}}, {{contact.nmae}}",
  );
  await expect(form.getByText(/This is not a variable.*\{\{contact\.nmae\}\}/)).toBeVisible();
  const preview = form.getByRole("region", { name: "Preview" });
  await expect(preview).toHaveText("Hi Kari, {{contact.nmae}}");
  await form.getByText("Anonymous visitor").click();
  await expect(preview).toHaveText("Hi there, {{contact.nmae}}");
  await form.getByRole("button", { name: "Create" }).click();

  const row = agent.getByRole("listitem").filter({ hasText: "Refund" });
  await expect(row.getByText("Everyone")).toBeVisible();
  await expect(row.getByText("Not used yet")).toBeVisible();
  await expect(agent.getByRole("heading", { name: "Orders" })).toBeVisible();
  await row.getByRole("button", { name: "Edit Refund" }).click();
  const edit = agent.getByRole("dialog", { name: "Edit saved reply" });
  await edit.getByLabel("Name", { exact: true }).fill("");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(edit).toBeVisible();
  await edit.getByLabel("Name", { exact: true }).fill("Refund sent");
  await edit.getByText("Only me", { exact: true }).click();
  await edit.getByRole("button", { name: "Save" }).click();
  const changed = agent.getByRole("listitem").filter({ hasText: "Refund sent" });
  await expect(changed.getByText("Only you")).toBeVisible();

  const search = agent.getByRole("searchbox", { name: "Search saved replies" });
  await search.fill("parcel");
  await expect(agent.getByText("No saved reply has “parcel”")).toBeVisible();
  await search.fill("orders");
  await expect(changed).toBeVisible();
  await changed.getByRole("button", { name: "Delete Refund sent" }).click();
  await expect(agent.getByText("“Refund sent” is deleted")).toBeVisible();
  await expect(changed).toBeHidden();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(agent.getByText("“Refund sent” is back")).toBeVisible();
  await expect(changed.getByText("Only you")).toBeVisible();
});

test("a file is imported, and one with errors says which lines to correct", async ({ agent }) => {
  await agent.goto("/settings/saved-replies");
  await agent.getByRole("button", { name: "Import" }).click();
  const dialog = agent.getByRole("dialog", { name: "Import saved replies" });
  const download = agent.waitForEvent("download");
  await dialog.getByRole("link", { name: "Download an example" }).click();
  const example = await (await download).path();
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByText("Choose a file.")).toBeVisible();
  const file = (text: string) => ({
    ...{ name: "replies.csv", mimeType: "text/csv", buffer: Buffer.from(text) },
  });
  await dialog.getByLabel("CSV file").setInputFiles(file("name,text\nRefund,\n"));
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Line 2, text: Must not be empty.");
  await dialog.getByLabel("CSV file").setInputFiles(example);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(agent.getByText("2 replies are imported")).toBeVisible();
  await expect(agent.getByRole("listitem").filter({ hasText: "Greeting" })).toBeVisible();
});

test("an agent uses what is shared, and writes only their own", async ({
  browser,
  tenant,
  appUrl,
}) => {
  await save(tenant, { name: "For everyone", text: "Shared" });
  const person = {
    email: `${crypto.randomUUID()}@example.com`,
    password: "a long enough password",
  };
  const invited = await tenant.call<{ url: string }>("POST", "/api/v1/invitations", {
    ...{ email: person.email, role: "agent" },
  });
  const invitation = new URL(invited.body.url).hash.slice(1);
  const joined = { ...person, name: "Agent", invitation };
  await send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, joined);
  const context = await browser.newContext({ baseURL: appUrl });
  await signInWith(context, appUrl, (await signIn(appUrl, person)) ?? "");
  const page = await context.newPage();
  await page.goto("/settings/saved-replies");
  const shared = page.getByRole("listitem").filter({ hasText: "For everyone" });
  await expect(shared.getByText("Everyone", { exact: true })).toBeVisible();
  await expect(shared.getByRole("button")).toHaveCount(0);
  await page.getByRole("button", { name: "New reply" }).click();
  const form = page.getByRole("dialog", { name: "New saved reply" });
  await expect(form.getByText("Only you see this reply.")).toBeVisible();
  await form.getByLabel("Name", { exact: true }).fill("Mine");
  await form.getByLabel("Text").fill("My text");
  await form.getByRole("button", { name: "Create" }).click();
  const own = page.getByRole("listitem").filter({ hasText: "Mine" });
  await expect(own.getByText("Only you")).toBeVisible();
  await context.close();
});
