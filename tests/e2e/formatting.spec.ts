// One table of what messages look like, read back where people read them: widget and dashboard.
import type { Locator } from "@playwright/test";
import { expect, openChat, say, test } from "../support/browser.ts";
import { FORMATTING_CASES, type FormattingCase } from "../support/formatting-cases.ts";
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
