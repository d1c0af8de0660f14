// A page that was opened before a deployment goes on with the scripts it has and what it loads later.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { root } from "../../scripts/stack.ts";
import { chatFrame, expect, openChat, say, test, untilLauncher } from "../support/browser.ts";

const PANEL = /\/assets\/widget\/panel/;
const previous = (name: string) => readFileSync(join(root, "tests/previous-release", name), "utf8");
const script = (body: string) => ({
  body,
  contentType: "text/javascript",
  headers: { "access-control-allow-origin": "*" },
});

/** The loader that the page's cache still has. */
const withPreviousLoader = (page: Page) =>
  page.route("**/widget.js", (route) => route.fulfill(script(previous("widget.js"))));

test("the previous loader opens the newest chat, and its commands reach it", async ({
  visitor,
  hostSite,
  consoleErrors,
}) => {
  // Its panel is gone from the server: it takes the newest one.
  consoleErrors.expect(/panel-.*\.js/);
  await withPreviousLoader(visitor);
  await visitor.goto(hostSite.page("plain"));
  await untilLauncher(visitor);
  await visitor.evaluate(() => window.Linkdesk?.sendMessage({ text: "Sent by the page" }));
  await visitor.evaluate(() => window.Linkdesk?.show());
  const chat = await chatFrame(visitor);
  await expect(chat.getByRole("log").getByText("Sent by the page")).toBeVisible();
  await say(chat, "Typed by the visitor");
  await expect(chat.getByRole("log").getByText("Typed by the visitor")).toBeVisible();
});

test("the previous panel opens the newest frame", async ({ visitor, hostSite }) => {
  await withPreviousLoader(visitor);
  await visitor.route(PANEL, (route) => route.fulfill(script(previous("panel.js"))));
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Typed by the visitor");
  await expect(chat.getByRole("log").getByText("Typed by the visitor")).toBeVisible();
});
