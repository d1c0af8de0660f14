// What a member has begun to write is on the server: on every device of theirs, and nowhere else.
import type { Page } from "@playwright/test";
import { expect, signInWith, test } from "../support/browser.ts";
import {
  createColleague,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";

const row = (agent: Page, words: string) => agent.locator("[data-row]", { hasText: words });
const field = (agent: Page) => agent.getByPlaceholder("Write a reply");
const note = (agent: Page) => agent.getByRole("textbox", { name: /^Note about/ });

async function talk(appUrl: string, tenant: Tenant, words: string): Promise<string> {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  return startConversation(visitor.call, words);
}

/** Waits until the server has this draft of the member. */
async function expectSaved(tenant: Tenant, id: string, texts: string[]): Promise<void> {
  type Drafts = { items: { text: string }[] };
  const read = async () =>
    (await tenant.call<Drafts>("GET", `/api/v1/conversations/${id}/drafts`)).body.items.map(
      ({ text }) => text,
    );
  await expect.poll(read).toEqual(texts);
}

test("a draft is on another device of the member with its mode, in the list, and gone once sent", async ({
  agent,
  browser,
  tenant,
  appUrl,
}) => {
  const id = await talk(appUrl, tenant, "Is it in stock?");
  await talk(appUrl, tenant, "Another question");
  await agent.goto(`/conversations/${id}`);
  await agent.getByRole("button", { name: "Note", exact: true }).click();
  await note(agent).fill("Ask the warehouse ");
  await expect(row(agent, "Is it in stock?")).toContainText("Draft");
  await expect(row(agent, "Another question")).not.toContainText("Draft");
  await expectSaved(tenant, id, ["Ask the warehouse "]);

  const phone = await browser.newContext({ baseURL: appUrl });
  await signInWith(phone, appUrl, tenant.cookie);
  const second = await phone.newPage();
  // Wide enough for the sidebar with the views.
  await second.setViewportSize({ width: 1500, height: 900 });
  await second.goto("/conversations");
  await second.getByRole("link", { name: /^Drafts/ }).click();
  await expect(row(second, "Another question")).toBeHidden();
  await row(second, "Is it in stock?").click();
  await expect(note(second)).toHaveValue("Ask the warehouse ");

  // Live, as long as nothing typed there is still to be saved.
  await note(agent).fill("Ask the warehouse on Monday");
  await expect(note(second)).toHaveValue("Ask the warehouse on Monday");
  await note(second).press("Enter");
  await expect(second.getByRole("article").getByText("Ask the warehouse on Monday")).toBeVisible();
  await expectSaved(tenant, id, []);
  await expect(note(agent)).toHaveValue("");
  await expect(row(agent, "Is it in stock?")).not.toContainText("Draft");
  await expect(second.getByText("No drafts")).toBeVisible();
  await phone.close();
});

test("a page that is left at once after the last key has saved the draft", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const id = await talk(appUrl, tenant, "Hello?");
  await agent.goto(`/conversations/${id}`);
  await expect(field(agent)).toBeFocused();
  await agent.keyboard.type("Dear Kari");
  await agent.goto("about:blank");
  await expectSaved(tenant, id, ["Dear Kari"]);
  await agent.goto(`/conversations/${id}`);
  await expect(field(agent)).toHaveValue("Dear Kari");
});

test("a colleague sees nothing of a draft", async ({ agent, browser, tenant, appUrl }) => {
  const id = await talk(appUrl, tenant, "Where is my parcel?");
  await agent.goto(`/conversations/${id}`);
  await field(agent).fill("Lost, I fear");
  await expectSaved(tenant, id, ["Lost, I fear"]);
  const colleague = await createColleague(appUrl, tenant, "Ida");
  const context = await browser.newContext({ baseURL: appUrl });
  await signInWith(context, appUrl, colleague.cookie);
  const other = await context.newPage();
  await other.goto(`/conversations/${id}`);
  await expect(other.getByRole("log").getByText("Where is my parcel?")).toBeVisible();
  await expect(row(other, "Where is my parcel?")).not.toContainText("Draft");
  await expect(field(other)).toHaveValue("");
  await context.close();
});
