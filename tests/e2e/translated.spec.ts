// Pages that the browser translates: it puts a <font> in the place of every text.
import type { Frame } from "@playwright/test";
import { expect, reply, say, test } from "../support/browser.ts";
import { changeInbox } from "../support/host-page.ts";
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
