// One table of what messages look like, read back where people read them: widget and dashboard.
import type { Locator } from "@playwright/test";
import { expect, openChat, say, test } from "../support/browser.ts";
import { BLOCK_CASES, FORMATTING_CASES, type FormattingCase } from "../support/formatting-cases.ts";
import { newestConversation, SENT } from "../support/widget-chat.ts";

/** Each case is a line of one message: markers and links never reach over a line's end. */
const casesOf = (author: FormattingCase["author"]) => {
  const cases = FORMATTING_CASES.filter((row) => row.author === author);
  return {
    text: cases.map(({ text }) => text).join("\n"),
    drawn: cases.map(({ drawn }) => drawn).join("\n"),
    hrefs: cases.flatMap(({ hrefs = [] }) => hrefs),
  };
};

/** What an element shows, as the table writes it. */
function readDrawn(place: Locator): Promise<{ drawn: string; hrefs: string[] }> {
  return place.evaluate((root) => {
    const names: Record<string, string> = { A: "a", STRONG: "b", EM: "i", CODE: "code" };
    const draw = (node: Node): string => {
      const inside = [...node.childNodes].map(draw).join("");
      if (node instanceof Text) {
        return node.data.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
      }
      const name = node === root ? undefined : names[node.nodeName];
      return name ? `<${name}>${inside}</${name}>` : inside;
    };
    const hrefs = [...root.querySelectorAll("a")].map((link) => link.href);
    return { drawn: draw(root).replace(/<\/(b|i)><\1>/g, ""), hrefs };
  });
}

test("widget and dashboard draw what people wrote in one way", async ({
  agent,
  hostSite,
  tenant,
  visitor,
}) => {
  const theirs = casesOf("contact");
  const ours = casesOf("agent");
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, theirs.text);
  await expect(chat.getByText(SENT)).toBeVisible();
  const id = await newestConversation(tenant);
  const posted = await tenant.call("POST", `/api/v1/conversations/${id}/messages`, {
    clientId: crypto.randomUUID(),
    text: ours.text,
  });
  expect(posted.status).toBe(201);

  await expect(chat.locator(".linkdesk-message-agent .text")).toBeVisible();
  await agent.goto(`/conversations/${id}`);
  const log = agent.getByRole("log");
  const places = [
    [chat.locator(".linkdesk-message-visitor .text"), theirs],
    [chat.locator(".linkdesk-message-agent .text").last(), ours],
    [log.locator("[dir=auto]", { hasText: "5 *6 and 7* 8" }), theirs],
    [log.locator("[dir=auto]", { hasText: "snake_case_name" }), ours],
  ] as const;
  for (const [place, { drawn, hrefs }] of places) {
    await expect(place).toBeVisible();
    expect(await readDrawn(place)).toEqual({ drawn, hrefs });
  }
});

/** The blocks of an element, without what only the look needs. */
function readBlocks(place: Locator): Promise<string> {
  return place.evaluate((root) => {
    const names: Record<string, string> = { STRONG: "b", EM: "i" };
    const kept = ["P", "UL", "OL", "LI", "PRE", "BLOCKQUOTE"];
    const draw = (node: Node): string => {
      const inside = [...node.childNodes].map(draw).join("");
      if (node instanceof Text) {
        return node.data.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
      }
      const own = kept.includes(node.nodeName) ? node.nodeName.toLowerCase() : undefined;
      const name = node === root ? undefined : (names[node.nodeName] ?? own);
      return name ? `<${name}>${inside}</${name}>` : inside;
    };
    return draw(root);
  });
}

test("widget and dashboard draw lists, quotes and code of the team, and not of a visitor", async ({
  agent,
  hostSite,
  tenant,
  visitor,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  const [first] = BLOCK_CASES;
  await say(chat, first?.text ?? "");
  await expect(chat.getByText(SENT)).toBeVisible();
  await expect(chat.locator(".linkdesk-message-visitor .text")).toHaveText(first?.text ?? "");
  await expect(chat.locator(".linkdesk-message-visitor li")).toHaveCount(0);
  const id = await newestConversation(tenant);
  for (const { text } of BLOCK_CASES) {
    const clientId = crypto.randomUUID();
    const body = { clientId, text };
    const posted = await tenant.call("POST", `/api/v1/conversations/${id}/messages`, body);
    expect(posted.status).toBe(201);
  }
  await agent.goto(`/conversations/${id}`);
  const theirs = chat.locator(".linkdesk-message-agent .text");
  await expect(theirs).toHaveCount(BLOCK_CASES.length);
  for (const [at, { drawn }] of BLOCK_CASES.entries()) {
    const place = agent.locator(`[data-seq="${at + 2}"] [dir=auto]`);
    await expect(place).toBeVisible();
    expect(await readBlocks(theirs.nth(at))).toBe(drawn);
    expect(await readBlocks(place)).toBe(drawn);
  }
  // The second list begins with 3 and goes on with 7.
  await expect(theirs.nth(1).locator("li").nth(1)).toHaveAttribute("value", "7");
});
