// Pages that the browser translates: it puts a <font> in the place of every text.
import type { Frame } from "@playwright/test";
import { expect, reply, say, test } from "../support/browser.ts";
import { changeInbox } from "../support/host-page.ts";
import { createVisitor, startConversation } from "../support/http-client.ts";
import { translatePage } from "../support/translate-page.ts";
import { openWidget } from "../support/widget-chat.ts";

/** As Chrome does it, and again for every text that comes later. */
const translate = (chat: Frame) =>
  chat.evaluate(() => {
    const wrap = (from: Node) => {
      const walker = document.createTreeWalker(from, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        if (!text.data.trim() || text.parentElement?.closest("font, textarea, script, style"))
          continue;
        const font = document.createElement("font");
        const inner = document.createElement("font");
        inner.textContent = text.data;
        font.append(inner);
        text.replaceWith(font);
      }
    };
    wrap(document.body);
    new MutationObserver(() => wrap(document.body)).observe(document.body, {
      ...{ childList: true, subtree: true, characterData: true },
    });
  });

test("a translated chat goes on working, and says what is so", async ({
  visitor,
  agent,
  tenant,
  hostSite,
}) => {
  const errors: string[] = [];
  visitor.on("pageerror", (error) => errors.push(error.message));
  await changeInbox(tenant, { behaviour: { severalConversations: true } });
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await translate(chat);
  await chat.getByRole("button", { name: /Start a conversation|Leave a message/ }).click();
  await say(chat, "First");
  await expect(chat.getByText(/^(Sent|Delivered|Seen) ·/)).toBeVisible();
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /First/ }).click();
  await expect(chat.getByText(/^Seen ·/)).toBeVisible();
  await expect(chat.getByText(/^(Sent|Delivered) ·/)).toHaveCount(0);
  await reply(agent, "Second");
  await expect(chat.getByRole("log").getByText("Second")).toBeVisible();
  await expect(chat.locator(".header").getByText(/You're talking with/)).toBeVisible();
  await expect(chat.locator(".header").getByText("We're away right now")).toHaveCount(0);
  await chat.getByRole("textbox").fill("x".repeat(9_600));
  await expect(chat.getByText("400 characters left")).toBeVisible();
  await chat.getByRole("textbox").fill("x".repeat(9_700));
  await expect(chat.getByText("300 characters left")).toBeVisible();
  await expect(chat.getByText("400 characters left")).toHaveCount(0);
  await chat.getByRole("textbox").fill("Third");
  await chat.getByRole("textbox").press("Enter");
  await expect(chat.getByRole("log").getByText("Third")).toBeVisible();
  await chat.getByRole("button", { name: "Back" }).click();
  await expect(chat.getByRole("button", { name: /Third/ })).toBeVisible();
  expect(errors).toEqual([]);
});

test("a translated dashboard goes on working", async ({ agent, tenant, appUrl }) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "Hallo");
  await agent.goto("/conversations");
  await expect(agent.getByRole("link", { name: /Hallo/ })).toBeVisible();
  await translatePage(agent);
  await agent.getByRole("link", { name: /Hallo/ }).click();
  const field = agent.locator("#composer");
  await field.fill("Guten Tag");
  await field.press("Enter");
  await expect(agent.getByRole("log").getByText("«Guten Tag»")).toBeVisible();
  await expect(agent.getByRole("log").getByText("«Sent»")).toBeVisible();
  const path = `/api/widget/v1/conversations/${id}/messages`;
  await call("POST", path, { clientId: crypto.randomUUID(), text: "Siehe https://example.com" });
  await expect(agent.getByRole("log").getByText("Siehe")).toBeVisible();
  await agent.getByRole("button", { name: /Resolve/ }).click();
  await expect(agent.getByRole("button", { name: /Reopen/ })).toBeVisible();
  await agent.getByRole("button", { name: /Undo/ }).click();
  await expect(agent.getByRole("button", { name: /Resolve/ })).toBeVisible();
  await agent.getByRole("button", { name: /Assign/ }).click();
  await agent.getByRole("menuitemradio", { name: /Me/ }).click();
  await expect(agent.getByRole("button", { name: /Assigned to/ })).toBeVisible();
  await agent.getByRole("button", { name: /Note/ }).click();
  await field.fill("Nur für uns");
  await field.press("Enter");
  await expect(agent.getByRole("article")).toContainText("Nur für uns");
  for (const view of [/Mine/, /Unassigned/, /Resolved/, /Open/]) {
    await agent
      .getByRole("navigation", { name: "Views" })
      .getByRole("link", { name: view })
      .click();
  }
  await expect(agent.locator("a[data-row]")).toHaveCount(1);
  await agent.getByRole("link", { name: /Members/ }).click();
  await expect(agent.getByRole("heading", { level: 1, name: /Members/ })).toBeVisible();
  await agent.getByRole("button", { name: /Invite/ }).click();
  await agent.getByRole("button", { name: /Send invitation/ }).click();
  await expect(agent.getByText(/Please fill this in/)).toBeVisible();
  await agent.keyboard.press("Escape");
  await agent
    .getByRole("link", { name: /Inboxes/ })
    .first()
    .click();
  await agent
    .getByRole("link", { name: /Website/ })
    .first()
    .click();
  for (const tab of await agent.getByRole("tab").all()) await tab.click();
  await expect(agent.getByRole("heading", { level: 1 })).toBeVisible();
});
