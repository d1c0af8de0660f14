import { expect, type Page, test } from "@playwright/test";
import { EXAMPLES } from "./build.ts";

/** Against the real widget, only what every inbox does can be expected. */
const isReal = Boolean(process.env.APP_UNDER_TEST);

type Call = [name: string, argument?: Record<string, unknown>];

/** Opens an example and keeps what it says to the chat, and whatever goes wrong. */
async function openExample(page: Page, path: string) {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  await page.addInitScript(() => {
    const calls: unknown[] = [];
    let queue: object | undefined;
    Object.defineProperty(window, "calls", { value: calls });
    Object.defineProperty(window, "linktor", {
      get: () => queue,
      set(given) {
        queue = new Proxy(given, {
          apply(target, self, call) {
            calls.push(JSON.parse(JSON.stringify(call)));
            return Reflect.apply(target, self, call);
          },
        });
      },
    });
  });
  await page.goto(`${process.env.PACKAGES_SITE}/${path}`);
  const log = page.locator("ol li");
  return {
    problems,
    log,
    click: (name: string) => page.getByRole("button", { name, exact: true }).click(),
    /** Exactly this was said to the chat since the last time. */
    async said(...expected: unknown[]): Promise<Call[]> {
      const read = () => page.evaluate(() => (window as unknown as { calls: Call[] }).calls);
      await expect.poll(read).toEqual(expected);
      return page.evaluate(() => (window as unknown as { calls: Call[] }).calls.splice(0));
    },
    /** What the widget has put beside the page's head and body. */
    widgets: () => page.evaluate(() => document.documentElement.children.length - 2),
    scripts: () => page.locator("script[src$='/widget.js']").count(),
  };
}

const INIT = ["init", expect.anything()];

for (const example of EXAMPLES) {
  test.describe(example, () => {
    test("the component starts one chat, with its options, and steers it", async ({ page }) => {
      const { log, click, said, widgets, scripts, problems } = await openExample(
        page,
        `${example}.html`,
      );
      await expect(log).toHaveText(["ready"]);
      const [[, options] = []] = await said(INIT);
      expect(options).toEqual({
        channelId: expect.any(String),
        baseURL: process.env.APP_UNDER_TEST ?? process.env.PACKAGES_SITE,
        primaryColor: "#0066ff",
        position: "bottom-left",
        showLauncher: true,
        translations: { sendButton: "Go" },
      });
      expect(await widgets()).toBe(1);
      expect(await scripts()).toBe(1);

      await click("Open");
      await expect(log).toHaveText(["ready", "open"]);
      await click("Close");
      await expect(log).toHaveText(["ready", "open", "close"]);
      await said(["open"], ["close"]);
      expect(problems).toEqual([]);
    });

    test("re-rendering sends no command, and the launcher changes in place", async ({ page }) => {
      const { log, click, said } = await openExample(page, `${example}.html`);
      await expect(log).toHaveText(["ready"]);
      await said(INIT);
      await click("Clicked 0");
      // The real chat needs a conversation before it has a message.
      if (!isReal) {
        await click("Send");
        await expect(log).toHaveText(["ready", "message Hello after 1"]);
        await said(["sendMessage", { text: "Hello" }]);
      }
      await click("Clicked 1");
      await said(["hideLauncher"]);
      await click("Clicked 2");
      await said(["showLauncher"]);
    });

    test("the component follows the user, and keeps two people apart", async ({ page }) => {
      const { log, click, said } = await openExample(page, `${example}.html`);
      await expect(log).toHaveText(["ready"]);
      await said(INIT);
      await click("Ana");
      await said(["updateUser", expect.objectContaining({ name: "Ana" })]);
      await click("Rae");
      await said(["updateUser", expect.objectContaining({ id: "u1", name: "Rae" })]);
      await click("Bo");
      await said(["reset"], ["updateUser", expect.objectContaining({ id: "u2" })]);
      await click("Sign out");
      await said(["reset"]);
    });

    test("the component starts again for another channel", async ({ page }) => {
      const { log, click, said, widgets } = await openExample(page, `${example}.html`);
      await expect(log).toHaveText(["ready"]);
      const [[, before] = []] = await said(INIT);
      await click("Other channel");
      await expect(log).toHaveText(["ready", "ready"]);
      const other = expect.not.stringContaining(`${before?.channelId}`);
      await said(["destroy"], ["init", { ...before, channelId: other }]);
      expect(await widgets()).toBe(1);
    });

    test("the component survives a move to another page, and leaves nothing behind", async ({
      page,
    }) => {
      const { log, click, said, widgets, scripts, problems } = await openExample(
        page,
        `${example}.html`,
      );
      await expect(log).toHaveText(["ready"]);
      await said(INIT);
      await click("Two");
      // The same chat, and the new page's component hears that it is ready.
      await expect(log).toHaveText(["ready", "ready"]);
      await said();
      await click("Leave");
      await said(["destroy"]);
      expect(await widgets()).toBe(0);
      await click("One");
      await expect(log).toHaveText(["ready", "ready", "ready"]);
      await said(INIT);
      expect(await widgets()).toBe(1);
      expect(await scripts()).toBe(1);
      expect(problems).toEqual([]);
    });
  });
}

test("the component works under a strict policy with Trusted Types", async ({ page }) => {
  const { log, problems } = await openExample(page, "react.html?csp");
  await expect(log).toHaveText(["ready"]);
  expect(problems).toEqual([]);
});
