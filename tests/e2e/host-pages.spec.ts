import { gzipSync } from "node:zlib";
import { HOST_PAGES } from "../host-site/server.ts";
import {
  chatFrame,
  clickLauncher,
  expect,
  launcherIsDrawn,
  openChat,
  say,
  test,
  untilLauncher,
} from "../support/browser.ts";

/** Pages that have tests of their own. */
const OWN_TESTS: readonly string[] = [
  "spa",
  "named-elements",
  "open-shadow",
  "react-document",
  "sandboxed",
];

for (const name of HOST_PAGES.filter((page) => !OWN_TESTS.includes(page))) {
  test(`on the page "${name}" a visitor opens the chat and writes`, async ({
    visitor,
    hostSite,
    consoleErrors,
  }) => {
    // Where the hostile page would lead the chat; there is nobody of that name.
    consoleErrors.expect(/evil\.test/);
    const errors: string[] = [];
    visitor.on("pageerror", (error) => errors.push(error.message));
    visitor.on("request", (request) => {
      if (request.url().includes("evil") && request.resourceType() !== "image") {
        errors.push(request.url());
      }
    });
    visitor.on("console", (message) => {
      if (/content security policy|trusted type/i.test(message.text())) errors.push(message.text());
    });
    await visitor.goto(hostSite.page(name));
    const chat = await openChat(visitor);
    await say(chat, "Hello from a foreign page");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    expect(errors).toEqual([]);
  });
}

test("before any interaction a page pays for two small requests and nothing moves", async ({
  visitor,
  hostSite,
  appUrl,
}) => {
  const requests: { url: string; bytes: number }[] = [];
  visitor.on("response", async (response) => {
    if (!response.url().startsWith(appUrl)) return;
    const body = await response.body().catch(() => Buffer.alloc(0));
    requests.push({ url: response.url(), bytes: gzipSync(body).length });
  });
  await visitor.addInitScript(() => {
    Object.assign(window, { shift: 0, longTasks: 0 });
    const seen = window as unknown as { shift: number; longTasks: number };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.shift += (entry as unknown as { value: number }).value;
      }
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      seen.longTasks += list.getEntries().length;
    }).observe({ type: "longtask", buffered: true });
  });
  await visitor.goto(hostSite.page("plain"));
  await untilLauncher(visitor);
  await visitor.waitForLoadState("networkidle");
  expect(requests).toHaveLength(2);
  const total = requests.reduce((sum, request) => sum + request.bytes, 0);
  expect(total).toBeLessThanOrEqual(6 * 1024);
  expect(visitor.frames()).toHaveLength(1);
  expect(await visitor.context().cookies()).toEqual([]);
  const { shift } = (await visitor.evaluate(() => window)) as unknown as { shift: number };
  expect(shift ?? 0).toBe(0);
});

test("destroy leaves nothing behind, and a second load of the script does nothing", async ({
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const count = () => visitor.evaluate(() => document.documentElement.querySelectorAll("*").length);
  await untilLauncher(visitor);
  const withWidget = await count();
  await visitor.evaluate(async () => {
    const script = document.querySelector<HTMLScriptElement>('script[src*="widget.js"]');
    const again = document.createElement("script");
    again.src = script?.src ?? "";
    const loaded = new Promise((done) => again.addEventListener("load", done));
    document.head.append(again);
    await loaded;
    again.remove();
  });
  expect(await count()).toBe(withWidget);
  await openChat(visitor);
  await visitor.evaluate(() => window.Linkdesk?.destroy());
  expect(await launcherIsDrawn(visitor)).toBe(false);
  await expect.poll(() => visitor.frames().length).toBe(1);
  expect(await count()).toBe(withWidget - 1);
  // What the page still holds must stay safe to call.
  await visitor.evaluate(() => {
    window.Linkdesk?.show();
    window.Linkdesk?.toggle();
    window.Linkdesk?.onShow(() => {})?.();
    window.Linkdesk?.destroy();
  });
  expect(await launcherIsDrawn(visitor)).toBe(false);
});

test("show, hide and toggle call back, and so do the keyboard and Escape", async ({
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  await untilLauncher(visitor);
  await visitor.evaluate(() => {
    const log: string[] = [];
    Object.assign(window, { log });
    const off = window.Linkdesk?.onShow(() => log.push("once"));
    window.Linkdesk?.onShow(() => log.push("show"));
    window.Linkdesk?.onHide(() => log.push("hide"));
    window.Linkdesk?.show();
    off?.();
    window.Linkdesk?.hide();
    window.Linkdesk?.toggle();
  });
  const log = () => visitor.evaluate(() => (window as unknown as { log: string[] }).log);
  expect(await log()).toEqual(["once", "show", "hide", "show"]);
  const chat = await chatFrame(visitor);
  await expect(chat.getByRole("textbox")).toBeFocused();
  await visitor.keyboard.press("Escape");
  await expect.poll(() => visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(false);
  // Focus is back on the launcher: Enter opens again.
  await visitor.keyboard.press("Enter");
  await expect.poll(() => visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(true);
  await visitor.evaluate(() => window.Linkdesk?.hide());
  await visitor.evaluate(() => window.Linkdesk?.hideLauncher());
  expect(await launcherIsDrawn(visitor)).toBe(false);
  await visitor.evaluate(() => window.Linkdesk?.showLauncher());
  await clickLauncher(visitor);
  expect(await visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(true);
});

test("Tab stays within the open chat, in both directions, and within its question", async ({
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Hello");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const focused = () => chat.evaluate(() => document.activeElement?.outerHTML ?? "");
  const walk = async (key: string) => {
    const start = await focused();
    const passed = [start];
    do {
      await visitor.keyboard.press(key);
      expect(await chat.evaluate(() => document.hasFocus())).toBe(true);
      passed.push(await focused());
    } while (passed.at(-1) !== start && passed.length < 30);
    return passed;
  };
  await expect(chat.getByRole("textbox")).toBeFocused();
  const forward = await walk("Tab");
  // More options, close, the messages, the text, emoji, file, and back at the text.
  expect(forward.length).toBe(7);
  expect(new Set(forward).size).toBe(6);
  expect(await walk("Shift+Tab")).toEqual([...forward].reverse());

  await chat.getByRole("button", { name: "More options" }).click();
  await chat.getByRole("menuitem", { name: "End conversation" }).click();
  // Its walk begins where the question puts the focus.
  await expect(chat.getByRole("dialog").locator(":focus")).toBeAttached();
  expect(new Set(await walk("Tab")).size).toBe(2);
  await visitor.keyboard.press("Escape");
  await expect(chat.getByRole("dialog")).not.toBeAttached();
});

test("an inbox that is switched off draws nothing and says why", async ({
  visitor,
  tenant,
  hostSite,
  consoleErrors,
}) => {
  consoleErrors.expect(/This chat is switched off/);
  const errors: string[] = [];
  visitor.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, { enabled: false });
  await visitor.goto(hostSite.page("plain"));
  await expect.poll(() => errors.join("\n")).toMatch(/Linkdesk/);
  expect(await launcherIsDrawn(visitor)).toBe(false);
});
