// The search dialog: by keyboard and by mouse, and the way to an old message.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { createVisitor, startConversation, type Tenant } from "../support/http-client.ts";

const write = (text: string) => ({ clientId: crypto.randomUUID(), text });
const field = (page: Page) => page.getByRole("combobox", { name: /Search messages/ });
const options = (page: Page) => page.getByRole("option");

/** Waits until what was written is searchable. */
async function untilFound(tenant: Tenant, q: string, count: number): Promise<void> {
  const path = `/api/v1/search?q=${encodeURIComponent(q)}`;
  const find = async () => (await tenant.call<{ items: unknown[] }>("GET", path)).body.items.length;
  await expect.poll(find, { timeout: 20_000 }).toBe(count);
}

test("a conversation is found and opened by keyboard alone", async ({ agent, tenant, appUrl }) => {
  for (const text of ["My kettle is broken", "My kettle is too loud"]) {
    const { call } = await createVisitor(appUrl, tenant.inbox.id);
    await startConversation(call, text);
  }
  await untilFound(tenant, "kettle", 2);
  await agent.goto("/conversations");
  await expect(agent.getByRole("link", { name: /kettle is broken/ })).toBeVisible();
  await agent.keyboard.press("/");
  await expect(field(agent)).toBeFocused();
  await agent.keyboard.type("KETT");
  await expect(options(agent)).toHaveCount(2);
  await expect(options(agent).first()).toHaveAttribute("aria-selected", "true");
  await expect(options(agent).first().locator("mark")).toHaveText("kettle");
  await agent.keyboard.press("ArrowDown");
  await expect(options(agent).nth(1)).toHaveAttribute("aria-selected", "true");
  await agent.keyboard.press("Enter");
  await expect(agent.getByRole("dialog")).toHaveCount(0);
  await expect(agent.getByRole("log").getByText("My kettle is broken")).toBeVisible();
  await expect(agent).toHaveURL(/\/conversations\/[0-9a-f-]{36}\?message=1$/);

  // From the composer, too, and Escape goes back to it.
  await agent.getByPlaceholder("Write a reply").focus();
  await agent.keyboard.press("ControlOrMeta+k");
  await expect(field(agent)).toBeFocused();
  await expect(agent.getByRole("button", { name: "KETT" })).toBeVisible();
  await agent.keyboard.press("Escape");
  await expect(agent.getByPlaceholder("Write a reply")).toBeFocused();
  // Chromium takes a moment until a field behind a closed dialog can be edited.
  const composer = agent.getByPlaceholder("Write a reply");
  await expect(async () => {
    await agent.keyboard.press("/");
    expect(await composer.inputValue()).toMatch(/^\/+$/);
  }).toPass();
  await expect(agent.getByRole("dialog")).toHaveCount(0);
});

test("an old message of a long conversation is shown, and history goes on both ways from there", async ({
  agent,
  tenant,
  appUrl,
}) => {
  test.setTimeout(120_000);
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "line 1");
  for (let n = 2; n <= 320; n++) {
    const text = n === 100 ? "the rare word zucchini" : `line ${n}`;
    await tenant.call("POST", `/api/v1/conversations/${id}/messages`, write(text));
  }
  await untilFound(tenant, "zucchini", 1);
  await agent.goto(`/conversations/${id}`);
  const log = agent.getByRole("log");
  await expect(log.getByText("line 320", { exact: true })).toBeInViewport();
  await agent.getByRole("button", { name: "Search", exact: true }).click();
  await field(agent).fill("zucchini");
  await options(agent).first().click();
  await expect(log.getByText("the rare word zucchini")).toBeInViewport();
  await expect(log.getByText("line 320", { exact: true })).toHaveCount(0);
  const marked = log.locator('[data-seq="100"]');
  await expect(marked).toHaveClass(/animate-found/);
  await expect(marked).not.toHaveClass(/animate-found/);

  // Upwards to the first message.
  await expect(async () => {
    await log.evaluate((element) => element.scrollTo(0, 0));
    await expect(log.getByText("line 1", { exact: true })).toBeInViewport({ timeout: 500 });
  }).toPass();
  // Downwards to the newest one, without a gap or a repeat.
  await expect(async () => {
    await log.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(log.getByText("line 320", { exact: true })).toBeInViewport({ timeout: 500 });
  }).toPass();
  // What arrives now is shown: it is the live conversation again.
  await call("POST", `/api/widget/v1/conversations/${id}/messages`, write("still there?"));
  await expect(log.getByText("still there?")).toBeInViewport();

  // An address that somebody shared leads there, too, and the button back to the newest.
  await agent.goto(`/conversations/${id}?message=100`);
  await expect(log.getByText("the rare word zucchini")).toBeInViewport();
  const numbers = async () =>
    await log
      .locator("[data-seq]")
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-seq"))));
  const seqs = await numbers();
  expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
  await agent.getByRole("button", { name: /newest/ }).click();
  await expect(log.getByText("still there?")).toBeInViewport();
});

test("the first unread message and the messages of a day are found in a long conversation", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "The very first words");
  const say = async (text: string) => {
    const sent = await call("POST", `/api/widget/v1/conversations/${id}/messages`, write(text));
    expect(sent.status).toBe(201);
  };
  await Promise.all(Array.from({ length: 69 }, (_, n) => say(`Line ${n}`)));
  await say("Line 70");
  await agent.goto(`/conversations/${id}`);
  const log = agent.getByRole("log");
  await expect(log.getByText("Line 70", { exact: true })).toBeVisible();
  const jump = agent.getByRole("button", { name: "71 unread messages" });
  await jump.click();
  await expect(log.getByText("The very first words")).toBeVisible();
  await expect(jump).toHaveCount(0);
  const path = `/api/v1/conversations/${id}`;
  const unread = async () => (await tenant.call<{ unread: number }>("GET", path)).body.unread;
  await expect.poll(unread).toBe(0);

  // What was read has no button, and older days are a key away.
  await agent.goto(`/conversations/${id}`);
  await expect(log.getByText("Line 70", { exact: true })).toBeVisible();
  await expect(agent.getByRole("button", { name: /unread message/ })).toHaveCount(0);
  await agent.getByPlaceholder("Write a reply").press("Escape");
  await agent.keyboard.press("g");
  const dialog = agent.getByRole("dialog", { name: "Go to a date" });
  await dialog.getByLabel("Date").fill("3 weeks ago");
  await agent.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(log.getByText("The very first words")).toBeVisible();
});

test("filters are shown as chips, explained when they are wrong, and removed by a click", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "a lemon");
  await tenant.call("POST", `/api/v1/conversations/${id}/messages`, write("a lemon for you"));
  await untilFound(tenant, "lemon", 2);
  const me = await tenant.call<{ name: string }>("GET", "/api/v1/me");
  await agent.goto("/inboxes");
  await expect(agent.getByRole("heading", { name: "Inboxes" })).toBeVisible();
  await agent.keyboard.press("ControlOrMeta+k");
  await field(agent).fill(`lemon from:"${me.body.name}"`);
  await expect(options(agent)).toHaveCount(1);
  await agent.getByRole("button", { name: /Remove this filter: From/ }).click();
  await expect(options(agent)).toHaveCount(2);
  await expect(field(agent)).toBeFocused();
  await field(agent).fill("lemon before:may");
  await expect(agent.getByText("before: must be a date such as 2026-05-01")).toBeVisible();
  await field(agent).fill("nothing like this");
  await expect(agent.getByText("Nothing found")).toBeVisible();
  // Another page than the conversations: the hit opens there.
  await field(agent).fill("lemon for");
  await expect(options(agent)).toHaveCount(1);
  await agent.keyboard.press("Enter");
  await expect(agent.getByRole("log").getByText("a lemon for you")).toBeInViewport();
});

test("a search that fails says so, and works again on request", async ({
  agent,
  tenant,
  appUrl,
  consoleErrors,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  await startConversation(call, "a radish");
  await untilFound(tenant, "radish", 1);
  await agent.goto("/conversations");
  consoleErrors.expect(/500|Failed to load resource/);
  await agent.route("**/api/v1/search?*", (route) =>
    route.fulfill({ status: 500, contentType: "application/problem+json", body: "{}" }),
  );
  await agent.getByRole("button", { name: "Search", exact: true }).click();
  await field(agent).fill("radish");
  await expect(agent.getByText("The search did not work")).toBeVisible();
  await agent.unroute("**/api/v1/search?*");
  await agent.getByRole("button", { name: "Try again" }).click();
  await expect(options(agent)).toHaveCount(1);
});

test("what can be done with the open conversation is found and done by keyboard", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "Where is my parcel?");
  await agent.goto(`/conversations/${id}`);
  await expect(agent.getByPlaceholder("Write a reply")).toBeFocused();
  await agent.keyboard.press("ControlOrMeta+k");
  await expect(agent.getByRole("heading", { name: "This conversation" })).toBeVisible();
  await agent.keyboard.type("snoo");
  await expect(options(agent).first()).toHaveText(/Snooze/);
  await agent.keyboard.press("Enter");
  await expect(agent.getByRole("menuitem", { name: /Tomorrow/ })).toBeVisible();
  await agent.keyboard.press("Escape");

  await agent.keyboard.press("ControlOrMeta+k");
  await agent.keyboard.type("resolve");
  await agent.keyboard.press("Enter");
  await expect(agent.getByText("Conversation resolved")).toBeVisible();
});

test("pages, inboxes and the appearance are found, by mouse too", async ({ agent, tenant }) => {
  await agent.goto("/conversations");
  await agent.getByRole("button", { name: "Search", exact: true }).click();
  await expect(agent.getByRole("heading", { name: "This conversation" })).toHaveCount(0);
  await field(agent).fill("saved");
  await agent.getByRole("option", { name: /Saved replies/ }).click();
  await expect(agent).toHaveURL(/\/settings\/saved-replies$/);
  await agent.keyboard.press("ControlOrMeta+k");
  await agent.keyboard.type("dark");
  await agent.keyboard.press("Enter");
  await expect(agent.locator("html")).toHaveAttribute("data-theme", "dark");
  await agent.keyboard.press("ControlOrMeta+k");
  await field(agent).fill(tenant.inbox.name);
  await options(agent).first().click();
  await expect(agent).toHaveURL(new RegExp(`/inboxes/${tenant.inbox.id}`));
  await agent.keyboard.press("ControlOrMeta+k");
  await agent.keyboard.type("keyboard short");
  await agent.keyboard.press("Enter");
  await expect(agent.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});
