import type { Page } from "@playwright/test";
import type { HostPageName } from "../host-site/server.ts";
import {
  chatFrame,
  clickLauncher,
  expect,
  launcherIsDrawn,
  openChat,
  reply,
  say,
  test,
  untilLauncher,
} from "../support/browser.ts";
import type { Tenant } from "../support/http-client.ts";

type Log = { log: unknown[] };
type Commands = { linktor: (...call: unknown[]) => void };

/** Makes the widget's shadow root one that a test can look into. */
async function openShadowRoots(page: Page) {
  await page.addInitScript(() => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (options) {
      return attachShadow.call(this, { ...options, mode: "open" });
    };
  });
}

/** Collects what the page's callbacks tell in `window.log`. */
const withLog = (page: Page) => page.addInitScript(() => Object.assign(window, { log: [] }));
const readLog = (page: Page) => page.evaluate(() => (window as unknown as Log).log);

const CALLBACKS = `
  onReady: function() { log.push('ready'); },
  onOpen: function() { log.push('open'); },
  onClose: function() { log.push('close'); },
  onMessage: function(message) { log.push(message.author.type + ': ' + message.text); }`;

const withOptions = (address: string, options: string) =>
  `${address}?options=${encodeURIComponent(options)}`;

const command = (page: Page, ...call: unknown[]) =>
  page.evaluate((args) => (window as unknown as Commands).linktor(...args), call);

const isVisible = (page: Page) => page.evaluate(() => window.Linkdesk?.isVisible());

const storedKeys = (page: Page) => page.evaluate(() => Object.keys(localStorage));

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}

async function change(tenant: Tenant, settings: unknown) {
  const path = `/api/v1/inboxes/${tenant.inbox.id}`;
  const { status, body } = await tenant.call("PATCH", path, { settings });
  expect(status, JSON.stringify(body)).toBe(200);
}

test("both paths of the script serve the same program", async ({ visitor, appUrl }) => {
  const [first, second] = await Promise.all(
    ["/widget.js", "/v1/linktor.js"].map(async (path) => {
      const response = await visitor.request.get(appUrl + path);
      expect(response.status()).toBe(200);
      return response.text();
    }),
  );
  expect(first).toBe(second);
});

test("the command snippet: every command, and the callbacks", async ({ visitor, hostSite }) => {
  await withLog(visitor);
  await visitor.goto(withOptions(hostSite.page("commands"), CALLBACKS));
  await untilLauncher(visitor);
  await expect.poll(() => readLog(visitor)).toEqual(["ready"]);
  await command(visitor, "open");
  await chatFrame(visitor);
  expect(await isVisible(visitor)).toBe(true);
  await command(visitor, "close");
  await command(visitor, "toggle");
  await command(visitor, "toggle");
  expect(await readLog(visitor)).toEqual(["ready", "open", "close", "open", "close"]);
  await command(visitor, "hideLauncher");
  expect(await launcherIsDrawn(visitor)).toBe(false);
  await command(visitor, "showLauncher");
  expect(await launcherIsDrawn(visitor)).toBe(true);
  await command(visitor, "destroy");
  expect(await launcherIsDrawn(visitor)).toBe(false);
  await expect.poll(() => visitor.frames().length).toBe(1);
});

test("after destroy a new init works, and unknown commands are named", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  const errors = collectErrors(visitor);
  await visitor.goto(hostSite.page("commands"));
  await untilLauncher(visitor);
  await command(visitor, "dance");
  expect(errors.join("\n")).toContain('Unknown command "dance"');
  await command(visitor, "destroy");
  await command(visitor, "open");
  expect(await launcherIsDrawn(visitor)).toBe(false);
  await command(visitor, "init", { channelId: tenant.inbox.id });
  await untilLauncher(visitor);
  await chatFrame(visitor);
  expect(await isVisible(visitor)).toBe(true);
});

test("what is called before the script is there, and before init, waits", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await visitor.addInitScript(() => {
    const queue = (...call: unknown[]) => {
      queue.q.push(call);
    };
    queue.q = [] as unknown[][];
    Object.assign(window, { linktor: queue });
    queue("updateUser", { name: "Early Bird", email: "early@example.com" });
    queue("open");
  });
  await visitor.goto(hostSite.page("commands"));
  const chat = await chatFrame(visitor);
  expect(await isVisible(visitor)).toBe(true);
  await say(chat, "Who am I?");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const { body } = await tenant.call<{ items: { contact: { name: string } }[] }>(
    "GET",
    "/api/v1/conversations",
  );
  expect(body.items[0]?.contact.name).toBe("Early Bird");
});

test("the snippet may name its function otherwise", async ({ visitor, hostSite }) => {
  await visitor.goto(`${hostSite.page("commands")}?name=linkdesk`);
  await untilLauncher(visitor);
  await visitor.evaluate(() =>
    (window as unknown as { linkdesk: (name: string) => void }).linkdesk("open"),
  );
  expect(await isVisible(visitor)).toBe(true);
});

test("a site that comes from Libredesk changes its address and its id only", async ({
  visitor,
  hostSite,
}) => {
  await withLog(visitor);
  await visitor.goto(withOptions(hostSite.page("libredesk"), CALLBACKS));
  await untilLauncher(visitor);
  const isSame = await visitor.evaluate(() => {
    const { Libredesk, log } = window as unknown as Window & Log;
    Libredesk?.onShow(() => log.push("shown"));
    Libredesk?.onHide(() => log.push("hidden"));
    Libredesk?.show();
    Libredesk?.hide();
    Libredesk?.toggle();
    return Libredesk === window.Linkdesk;
  });
  expect(isSame).toBe(true);
  const all = ["ready", "open", "shown", "close", "hidden", "open", "shown"];
  await expect.poll(() => readLog(visitor)).toEqual(all);
});

test("sendMessage writes for the visitor; onMessage tells the other side's words", async ({
  visitor,
  agent,
  hostSite,
}) => {
  await withLog(visitor);
  await visitor.goto(withOptions(hostSite.page("commands"), CALLBACKS));
  await untilLauncher(visitor);
  await command(visitor, "sendMessage", { text: "Hello, I need help!" });
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Hello, I need help/ }).click();
  await reply(agent, "Here I am");
  await expect.poll(() => readLog(visitor)).toEqual(["ready", "agent: Here I am"]);
  expect(await isVisible(visitor)).toBe(false);
});

test("the unread count reaches the page, and the page's title stays its own", async ({
  visitor,
  agent,
  hostSite,
}) => {
  await withLog(visitor);
  await visitor.goto(hostSite.page("libredesk"));
  await untilLauncher(visitor);
  const title = await visitor.title();
  await visitor.evaluate(() => {
    const { log } = window as unknown as Log;
    window.Libredesk?.onUnreadCountChange((count) => log.push(count));
    window.Libredesk?.sendMessage({ text: "Ring me" });
  });
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Ring me/ }).click();
  await reply(agent, "Ringing");
  await expect.poll(() => readLog(visitor)).toEqual([1]);
  await clickLauncher(visitor);
  await expect.poll(() => readLog(visitor)).toEqual([1, 0]);
  expect(await visitor.title()).toBe(title);
});

test("reset starts a new session and an empty chat", async ({ visitor, hostSite, tenant }) => {
  await visitor.goto(hostSite.page("commands"));
  const chat = await openChat(visitor);
  await say(chat, "Forget this");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const token = () =>
    visitor.evaluate((key) => localStorage.getItem(key), `linkdesk:${tenant.inbox.id}`);
  const before = await token();
  expect(before).toBeTruthy();
  await command(visitor, "reset");
  await expect(chat.getByText("Forget this")).not.toBeVisible();
  expect(await token()).toBeNull();
  await command(visitor, "sendMessage", { text: "A new start" });
  await expect(chat.getByText("A new start")).toBeVisible();
  await expect.poll(token).toBeTruthy();
  expect(await token()).not.toBe(before);
});

test("wrong options are named in the console and ignored", async ({ visitor, hostSite }) => {
  const errors = collectErrors(visitor);
  const options = "position: 'top', user: { name: 'Ann', email: 'nobody' }, openDelay: 'soon'";
  await visitor.goto(withOptions(hostSite.page("commands"), options));
  await openChat(visitor);
  const text = errors.join("\n");
  expect(text).toContain("[Linkdesk] position must be bottom-right|bottom-left");
  expect(text).toContain("[Linkdesk] user.email must be an e-mail address");
  expect(text).toContain("[Linkdesk] openDelay must be a number of milliseconds");
});

test("the page's looks: colour, place, size, layer", async ({ visitor, hostSite }) => {
  await openShadowRoots(visitor);
  const options =
    "primaryColor: '#0a7d33', position: 'bottom-left', size: 'large', zIndex: 9, colorScheme: 'dark'";
  await visitor.goto(withOptions(hostSite.page("commands"), options));
  const launcher = visitor.locator(".linkdesk-launcher.linktor-launcher");
  await expect(launcher).toHaveCSS("background-color", "rgb(10, 125, 51)");
  await expect(launcher).toHaveCSS("left", "20px");
  await expect(launcher).toHaveCSS("width", "64px");
  await expect(launcher).toHaveCSS("color-scheme", "dark");
  await expect(visitor.locator("html > div")).toHaveCSS("z-index", "9");
  await launcher.click();
  const panel = visitor.locator(".panel");
  await expect(panel).toHaveCSS("width", "480px");
  await expect(panel).toHaveCSS("left", "20px");
});

test("the inbox's looks: offsets, icon, picture and its own CSS", async ({
  visitor,
  hostSite,
  tenant,
  appUrl,
}) => {
  await openShadowRoots(visitor);
  const picture = `${appUrl}/launcher-test.png`;
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await visitor.route(picture, (route) =>
    route.fulfill({ contentType: "image/png", body: Buffer.from(png, "base64") }),
  );
  await change(tenant, {
    appearance: {
      offsetX: 40,
      offsetY: 60,
      launcherIcon: "custom",
      launcherImageUrl: picture,
      customCss: `
        @import url("https://elsewhere.test/x.css");
        .linktor-widget { --linktor-primary: rgb(1, 2, 3); }
        .linkdesk-launcher { border-radius: 7px; outline: 1px solid var(--linkdesk-primary); }
        .broken { color: ; } } .linktor-launcher { width: 60px; background-image: url(http://x.test/a.png) `,
    },
  });
  const asked: string[] = [];
  visitor.on("request", (request) => asked.push(request.url()));
  await visitor.goto(hostSite.page("plain"));
  const launcher = visitor.locator(".linktor-launcher");
  await expect(launcher).toHaveCSS("background-color", "rgb(1, 2, 3)");
  await expect(launcher).toHaveCSS("border-radius", "7px");
  await expect(launcher).toHaveCSS("right", "40px");
  await expect(launcher).toHaveCSS("bottom", "60px");
  await expect(launcher.locator("img")).toBeVisible();
  await launcher.click();
  await chatFrame(visitor);
  await expect(launcher.locator("img")).not.toBeVisible();
  expect(asked.filter((url) => /elsewhere|x\.test/.test(url))).toEqual([]);
});

test("autoOpen opens by itself after openDelay; showLauncher false shows none", async ({
  visitor,
  hostSite,
}) => {
  await visitor.clock.install();
  const options = "autoOpen: true, openDelay: 3600000, showLauncher: false";
  await visitor.goto(withOptions(hostSite.page("commands"), `${options}, onReady() { ready = 1 }`));
  await visitor.waitForFunction(() => "ready" in window);
  expect(await launcherIsDrawn(visitor)).toBe(false);
  expect(await isVisible(visitor)).toBe(false);
  await visitor.clock.fastForward(3_600_000);
  await expect.poll(() => isVisible(visitor)).toBe(true);
});

test("persistSession false keeps nothing in the page's storage", async ({ visitor, hostSite }) => {
  await visitor.goto(withOptions(hostSite.page("commands"), "persistSession: false"));
  const chat = await openChat(visitor);
  await say(chat, "For once only");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  expect(await storedKeys(visitor)).toEqual([]);
  await visitor.reload();
  const again = await openChat(visitor);
  await expect(again.getByText("For once only")).not.toBeVisible();
});

test("with a consent question nothing is stored or connected before the yes", async ({
  visitor,
  hostSite,
  tenant,
  appUrl,
}) => {
  await visitor.goto(withOptions(hostSite.page("commands"), "privacy: { cookieConsent: true }"));
  const calls: string[] = [];
  const sockets: string[] = [];
  visitor.on("request", (request) => {
    const { pathname, origin } = new URL(request.url());
    if (origin === appUrl && pathname.startsWith("/api/")) calls.push(pathname);
  });
  visitor.on("websocket", (socket) => sockets.push(socket.url()));
  await clickLauncher(visitor);
  const frame = visitor.frameLocator("iframe");
  const chat = await expect
    .poll(() => visitor.frames().find((child) => child.url().includes("/widget/")))
    .toBeTruthy()
    .then(() => visitor.frames().find((child) => child.url().includes("/widget/")));
  if (!chat) throw new Error(`no frame: ${frame}`);
  await chat.locator(".consent .primary").waitFor();
  await command(visitor, "sendMessage", { text: "Not before I agree" });
  expect(await storedKeys(visitor)).toEqual([]);
  expect([calls, sockets]).toEqual([[], []]);

  await chat.locator(".consent .secondary").click();
  await expect.poll(() => isVisible(visitor)).toBe(false);
  expect(await storedKeys(visitor)).toEqual([]);
  await clickLauncher(visitor);
  await chat.locator(".consent .primary").click();
  await expect(chat.getByText("Not before I agree")).toBeVisible();
  const key = `linkdesk:${tenant.inbox.id}`;
  await expect
    .poll(async () => (await storedKeys(visitor)).sort())
    .toEqual([key, `${key}:consent`]);
  await visitor.reload();
  const again = await openChat(visitor);
  await expect(again.getByText("Not before I agree")).toBeVisible();
});

test("the page's history, styles and head stay as they are", async ({ visitor, hostSite }) => {
  await visitor.setViewportSize({ width: 390, height: 800 });
  await visitor.goto(hostSite.page("libredesk"));
  await untilLauncher(visitor);
  const state = () =>
    visitor.evaluate(() => ({
      history: history.length,
      head: document.head.innerHTML,
      body: document.body.outerHTML,
      overflow: getComputedStyle(document.documentElement).overflow,
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    }));
  const before = await state();
  await openChat(visitor);
  expect(await state()).toEqual(before);
  await visitor.evaluate(() => window.Linkdesk?.destroy());
  expect(await state()).toEqual(before);
});

/** What Chromium counts for the page after a collection. */
async function countResources(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  await devtools.detach();
  const children = await page.evaluate(() => document.documentElement.childElementCount);
  return { nodes, jsEventListeners, children };
}

test("adding and destroying it a hundred times leaves no more than ten times", async ({
  visitor,
  hostSite,
}) => {
  test.setTimeout(180_000);
  await visitor.goto(hostSite.page("spa" satisfies HostPageName));
  await untilLauncher(visitor);
  const cycle = (times: number) =>
    visitor.evaluate(async (rounds) => {
      const { addWidget, removeWidget } = window as unknown as {
        addWidget: () => Promise<void>;
        removeWidget: () => void;
      };
      for (let round = 0; round < rounds; round++) {
        removeWidget();
        await addWidget();
        const isReady = new Promise<void>((resolve) => window.Linkdesk?.onReady(resolve));
        await isReady;
        window.Linkdesk?.show();
        window.Linkdesk?.hide();
      }
      removeWidget();
    }, times);
  await cycle(10);
  const few = await countResources(visitor);
  await cycle(90);
  const many = await countResources(visitor);
  expect(many.children).toBe(few.children);
  expect(many.nodes).toBeLessThanOrEqual(few.nodes + 50);
  expect(many.jsEventListeners).toBeLessThanOrEqual(few.jsEventListeners + 5);
});
