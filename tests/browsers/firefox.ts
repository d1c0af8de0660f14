import puppeteer, { type Frame, type Page } from "puppeteer-core";
import type { DrivenBrowser, InPage, Tab } from "./tab.ts";

const KEYS = { Enter: "Enter", Escape: "Escape", Tab: "Tab" } as const;

/** Firefox by WebDriver BiDi, which it speaks without a driver: https://pptr.dev/webdriver-bidi */
export async function startFirefox(
  executablePath: string,
  extraPrefsFirefox: Record<string, unknown> = {},
): Promise<DrivenBrowser> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    // As people have it; for automation it is off.
    extraPrefsFirefox: { "dom.disable_beforeunload": false, ...extraPrefsFirefox },
    defaultViewport: { width: 1280, height: 800 },
  });
  let errors: string[] = [];
  return {
    name: "firefox",
    async newTab() {
      const page = await browser.newPage();
      // The tab before has just been closed, and Firefox may show another one after that than the new
      // one. What is typed into a tab behind does not reach its frames.
      await page.bringToFront();
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      return tabOf(page);
    },
    takeErrors() {
      const taken = errors;
      errors = [];
      return taken;
    },
    close: () => browser.close(),
  };
}

function tabOf(page: Page): Tab {
  const chat = (): Frame => {
    const found = page.frames().find((frame) => /\/widget\/[0-9a-f-]{36}$/.test(frame.url()));
    if (!found) throw new Error("there is no chat frame");
    return found;
  };
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // Not `goBack`: it waits for a load, and a page that is restored from memory does not load.
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    evaluate: <Result>(run: InPage<Result>, ...args: unknown[]) => page.evaluate(run, ...args),
    inChat: <Result>(run: InPage<Result>, ...args: unknown[]) => chat().evaluate(run, ...args),
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(KEYS[key]),
    async chooseInChat(paths) {
      const field = await chat().$("input[type=file]");
      await field?.uploadFile(...paths);
    },
    async forgetCookies() {
      const context = page.browserContext();
      await context.deleteCookie(...(await context.cookies()));
    },
    screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png` })),
    close: () => page.close(),
  };
}
