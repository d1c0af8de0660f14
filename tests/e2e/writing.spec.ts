// Formatting, emoji and pasting in the composer, by mouse and by keys.
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { createVisitor, startConversation, type Tenant } from "../support/http-client.ts";

/** A visitor's conversation on the agent's screen, with the focus in the text field. */
async function openConversation(agent: Page, appUrl: string, tenant: Tenant) {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "How do I start it?");
  await agent.goto(`/conversations/${id}`);
  const field = agent.getByPlaceholder("Write a reply");
  await expect(field).toBeFocused();
  return { id, field, toolbar: agent.getByRole("toolbar", { name: "Formatting" }) };
}

/** As a paste of another program, with what the browser does where nothing takes it. */
function paste(field: Locator, data: Record<string, string>): Promise<boolean> {
  return field.evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    const init = { clipboardData, bubbles: true, cancelable: true };
    return !element.dispatchEvent(new ClipboardEvent("paste", init));
  }, data);
}

const selectWord = (field: Locator, word: string) =>
  field.evaluate((element: HTMLTextAreaElement, word) => {
    const from = element.value.indexOf(word);
    element.focus();
    element.setSelectionRange(from, from + word.length);
  }, word);

test("by keys: markers are put around what is selected, taken off, and undone", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { field } = await openConversation(agent, appUrl, tenant);
  await field.pressSequentially("press the button");
  await selectWord(field, "button");
  await field.press("ControlOrMeta+b");
  await expect(field).toHaveValue("press the **button**");
  await field.press("ControlOrMeta+b");
  await expect(field).toHaveValue("press the button");
  await field.press("ControlOrMeta+i");
  await expect(field).toHaveValue("press the _button_");
  await field.press("ControlOrMeta+z");
  await expect(field).toHaveValue("press the button");
  await selectWord(field, "button");
  await field.press("ControlOrMeta+Shift+k");
  await agent.keyboard.type("a.example");
  await expect(field).toHaveValue("press the [button](a.example)");
});

test("by keys: a list goes on with each new line, and ends with an empty item", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { field } = await openConversation(agent, appUrl, tenant);
  await field.press("ControlOrMeta+Shift+Digit7");
  await agent.keyboard.type("Open it");
  await field.press("Shift+Enter");
  await agent.keyboard.type("Press start");
  await field.press("Shift+Enter");
  await expect(field).toHaveValue("1. Open it\n2. Press start\n3. ");
  await field.press("Shift+Enter");
  await expect(field).toHaveValue("1. Open it\n2. Press start\n");
  await field.press("Enter");
  const items = agent.getByRole("log").getByRole("listitem");
  await expect(items).toHaveText(["Open it", "Press start"]);
});

test("by mouse: the toolbar opens, formats, and is there again after reloading", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { field, toolbar } = await openConversation(agent, appUrl, tenant);
  await expect(toolbar).toBeHidden();
  await field.pressSequentially("one two");
  await selectWord(field, "two");
  await agent.getByRole("button", { name: "Formatting" }).click();
  await toolbar.getByRole("button", { name: "Bold" }).click();
  await expect(field).toHaveValue("one **two**");
  await expect(field).toBeFocused();
  await toolbar.getByRole("button", { name: "Quote" }).click();
  await expect(field).toHaveValue("> one **two**");
  await agent.reload();
  await expect(toolbar).toBeVisible();
  const { violations } = await new AxeBuilder({ page: agent }).include("form").analyze();
  expect(violations).toEqual([]);
  await agent.getByRole("button", { name: "Formatting" }).click();
  await expect(toolbar).toBeHidden();
});

test("by keys: the toolbar is one stop for Tab, and arrows move in it", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { field, toolbar } = await openConversation(agent, appUrl, tenant);
  await agent.getByRole("button", { name: "Formatting" }).click();
  await expect(toolbar).toBeVisible();
  await field.fill("npm start");
  await field.selectText();
  await field.press("Tab");
  await expect(toolbar.getByRole("button", { name: "Bold" })).toBeFocused();
  await agent.keyboard.press("ArrowRight");
  await agent.keyboard.press("ArrowRight");
  await expect(toolbar.getByRole("button", { name: "Code", exact: true })).toBeFocused();
  await agent.keyboard.press("Tab");
  await expect(toolbar.locator(":focus")).toHaveCount(0);
  await agent.keyboard.press("Shift+Tab");
  await agent.keyboard.press("Enter");
  await expect(field).toHaveValue("`npm start`");
  await expect(field).toBeFocused();
});

test("a note is formatted, too", async ({ agent, tenant, appUrl }) => {
  await openConversation(agent, appUrl, tenant);
  await agent.getByRole("button", { name: "Note", exact: true }).click();
  const field = agent.getByPlaceholder(/only your team/i);
  await field.pressSequentially("ask first");
  await selectWord(field, "first");
  await field.press("ControlOrMeta+b");
  await field.press("Enter");
  await expect(agent.getByRole("article").locator("strong")).toHaveText("first");
});

test("by keys: an emoji is found by its name behind a colon", async ({ agent, tenant, appUrl }) => {
  const { field } = await openConversation(agent, appUrl, tenant);
  const list = agent.getByRole("listbox", { name: "Emoji by name" });
  await field.pressSequentially("Done :tad");
  await expect(list.getByRole("option", { selected: true })).toHaveText(/:tada:/);
  await field.press("Enter");
  await expect(field).toHaveValue("Done 🎉");
  await expect(list).toBeHidden();
  await field.pressSequentially(" :+1:");
  await expect(field).toHaveValue("Done 🎉 👍");
  await field.pressSequentially(" at 10:30 :p");
  await expect(list).toBeHidden();
  await field.press("ControlOrMeta+a");
  await agent.keyboard.type(":zzzz");
  await expect(list).toBeHidden();
});

test("the emoji picker is searched and moved in by keys, and remembers what was chosen", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { field } = await openConversation(agent, appUrl, tenant);
  const button = agent.getByRole("button", { name: "Emoji", exact: true });
  const picker = agent.getByRole("dialog", { name: "Emoji" });
  await button.click();
  const focused = picker.locator(":focus");
  await expect(focused).toHaveAttribute("placeholder", "Search emoji");
  await expect(picker.locator("section")).toHaveCount(9);
  await agent.keyboard.press("ArrowDown");
  await expect(focused).toHaveAccessibleName("grinning face");
  await agent.keyboard.press("ArrowRight");
  await agent.keyboard.press("ArrowDown");
  await agent.keyboard.press("ArrowUp");
  await expect(focused).toHaveAccessibleName("grinning face with big eyes");
  await agent.keyboard.press("Enter");
  await expect(field).toHaveValue("😃");
  await expect(field).toBeFocused();
  await button.click();
  await expect(picker.locator("section[aria-label='Recently used']")).toContainText("😃");
  await agent.keyboard.type("rocket");
  await expect(picker.locator("section")).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page: agent })
    .include("[data-emoji-picker]")
    .analyze();
  expect(violations).toEqual([]);
  await picker.getByRole("button", { name: "rocket" }).click();
  await expect(field).toHaveValue("😃🚀");
  await button.click();
  await agent.keyboard.press("Escape");
  await expect(picker).toBeHidden();
  await expect(field).toBeFocused();
});

test("an address that is pasted over words makes them a link, and undo brings them back", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { field } = await openConversation(agent, appUrl, tenant);
  await field.pressSequentially("see our plans");
  await selectWord(field, "our plans");
  expect(await paste(field, { "text/plain": "https://a.example/plans" })).toBe(true);
  await expect(field).toHaveValue("see [our plans](https://a.example/plans)");
  await field.press("ControlOrMeta+z");
  await expect(field).toHaveValue("see our plans");
});

test("a pasted table becomes aligned text, and styles stay behind", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { field } = await openConversation(agent, appUrl, tenant);
  const html =
    "<meta charset=utf-8><style>td{color:red}</style><table><tr><th>Item<th>Price<tr><td><b>Apple</b><td>2.50</table>";
  expect(await paste(field, { "text/plain": "Item\tPrice\nApple\t2.50", "text/html": html })).toBe(
    true,
  );
  await expect(field).toHaveValue("```\nItem   Price\nApple   2.50\n```\n");
  await field.press("ControlOrMeta+z");
  await expect(field).toHaveValue("");
  // Other text is the browser's to paste, without its styles.
  expect(await paste(field, { "text/plain": "a word", "text/html": "a <b>word</b>" })).toBe(false);
});
