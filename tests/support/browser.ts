// What the browser tests share: a tenant, its agent's page, a foreign website with the widget.
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Frame,
  type Locator,
  type Page,
} from "@playwright/test";
import { type HostPageName, serveHostSite } from "../host-site/server.ts";
import { type ConsoleErrors, watchConsole } from "./console-errors.ts";
import { createTenant, type Tenant } from "./http-client.ts";

export { expect };

type Fixtures = {
  /** Fails the test on any error in the console of any page, but those that it expects. */
  consoleErrors: ConsoleErrors;
  appUrl: string;
  tenant: Tenant;
  /** The agent's signed-in page. */
  agent: Page;
  /** A foreign website that embeds the tenant's widget; the address of its pages. */
  hostSite: { page: (name: HostPageName) => string };
  /** Another person's browser. */
  visitor: Page;
};

/** Playwright's `test` with a tenant of its own for every test. */
export const test = base.extend<Fixtures>({
  consoleErrors: [
    async ({ browser }, use, testInfo) => {
      const errors = watchConsole(browser);
      await use(errors);
      errors.stop();
      if (testInfo.status === testInfo.expectedStatus) expect(errors.unexpected()).toEqual([]);
    },
    { auto: true },
  ],
  // Playwright reads from the pattern which fixtures this one needs.
  appUrl: async ({ browserName: _ }, use) => use(process.env.APP_UNDER_TEST ?? ""),
  tenant: async ({ appUrl }, use) => use(await createTenant(appUrl)),
  agent: async ({ browser, appUrl, tenant }, use) => {
    const context = await browser.newContext({ baseURL: appUrl });
    await signInWith(context, appUrl, tenant.cookie);
    await use(await context.newPage());
    await context.close();
  },
  hostSite: async ({ appUrl, tenant }, use) => {
    const site = await serveHostSite({ port: 0, appUrl, inboxId: tenant.inbox.id });
    await use({ page: (name) => `${site.url}/${name}` });
    await site.close();
  },
  // Closed before the website is: a page may still ask for its icon when a test ends.
  visitor: async ({ browser, hostSite: _ }, use) => {
    const { page, close } = await openVisitor(browser);
    await use(page);
    await close();
  },
});

/** A new visitor's browser. */
export async function openVisitor(
  browser: Browser,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.newContext();
  return { page: await context.newPage(), close: () => context.close() };
}

/** As in browsers without SharedWorker: each of the page's tabs has a connection of its own. */
export async function withoutSharedWorker(page: Page | BrowserContext): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "SharedWorker");
  });
}

export async function signInWith(context: BrowserContext, appUrl: string, cookie: string) {
  const cookies = cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: appUrl };
  });
  await context.addCookies(cookies);
}

/** Waits until the loader has drawn its launcher: from then on the API answers. */
export async function untilLauncher(host: Page | Frame): Promise<void> {
  await host.waitForFunction(() => typeof window.Linkdesk?.show === "function");
  await expect.poll(() => launcherIsDrawn(host)).toBe(true);
}

/** The launcher lives in a closed shadow root: what is at its place tells whether it is there. */
export function launcherIsDrawn(host: Page | Frame): Promise<boolean> {
  return host.evaluate(() => {
    // By the prototype: a page may have elements of these names.
    const { elementFromPoint } = Document.prototype;
    const found = elementFromPoint.call(document, innerWidth - 48, innerHeight - 48);
    // Beside <body>, not in it.
    return found?.tagName === "DIV" && found.parentElement?.tagName === "HTML";
  });
}

/** Clicks the launcher where a visitor would. `host` is the frame of a page that fills another one. */
export async function clickLauncher(page: Page, host: Page | Frame = page): Promise<void> {
  await untilLauncher(host);
  const size = page.viewportSize();
  await page.mouse.click((size?.width ?? 0) - 48, (size?.height ?? 0) - 48);
}

/** The address of the chat's frame. In a sandbox it has a fragment. */
export const CHAT_ADDRESS = /\/widget\/[0-9a-f-]{36}(#|$)/;

/** The chat's frame, once it is there. */
export async function chatFrame(page: Page): Promise<Frame> {
  const find = () => page.frames().find((frame) => CHAT_ADDRESS.test(frame.url()));
  await expect.poll(() => find() !== undefined, { message: "the chat's frame" }).toBe(true);
  const frame = find();
  if (!frame) throw new Error("the chat's frame went away");
  await frame.getByRole("textbox").waitFor();
  return frame;
}

/** Opens the chat with a click and returns its frame. */
export async function openChat(page: Page): Promise<Frame> {
  await clickLauncher(page);
  return chatFrame(page);
}

/**
 * Types on until the other side sees it: what is typed before the channel is joined is told to
 * nobody, and nobody waits for that before typing.
 */
export async function typeUntil(field: Locator, seen: Locator): Promise<void> {
  await expect(async () => {
    await field.press("a");
    await expect(seen).toBeAttached({ timeout: 500 });
  }).toPass();
}

/** Types a message and sends it, as a visitor does. */
export async function say(frame: Frame, text: string): Promise<void> {
  await frame.getByRole("textbox").fill(text);
  await frame.getByRole("textbox").press("Enter");
}

/** Types a reply and sends it, as an agent does. */
export async function reply(agent: Page, text: string): Promise<void> {
  await agent.getByPlaceholder("Write a reply").fill(text);
  await agent.getByPlaceholder("Write a reply").press("Enter");
}

/** The messages such as `msg-12` on screen, in order: which are there, and no other. */
export function tokensOnScreen(side: Page | Frame): Promise<string[]> {
  return side
    .getByRole("log")
    .getByText(/^msg-\d+$/)
    .allTextContents();
}
