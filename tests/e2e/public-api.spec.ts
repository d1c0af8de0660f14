import type { Page } from "@playwright/test";
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
import {
  collectErrors,
  command,
  isVisible,
  untilWritten,
  withOptions,
} from "../support/host-page.ts";

type Log = { log: unknown[] };

/** Collects what the page's callbacks tell in `window.log`. */
const withLog = (page: Page) => page.addInitScript(() => Object.assign(window, { log: [] }));
const readLog = (page: Page) => page.evaluate(() => (window as unknown as Log).log);

const CALLBACKS = `
  onReady: function() { log.push('ready'); },
  onOpen: function() { log.push('open'); },
  onClose: function() { log.push('close'); },
  onMessage: function(message) { log.push(message.author.type + ': ' + message.text); }`;

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

test("the command snippet of the dashboard works beside elements with the names that it uses", async ({
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("named-elements"));
  // The page has called `open` before the script was there.
  const chat = await chatFrame(visitor);
  await say(chat, "Beside the elements");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await command(visitor, "close");
  expect(await isVisible(visitor)).toBe(false);
});

test("every command of the command snippet works, and so do the callbacks", async ({
  visitor,
  hostSite,
}) => {
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
  consoleErrors,
}) => {
  consoleErrors.expect(/Unknown command "dance"/);
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
  tenant,
}) => {
  await withLog(visitor);
  await visitor.goto(withOptions(hostSite.page("commands"), CALLBACKS));
  await untilLauncher(visitor);
  await command(visitor, "sendMessage", { text: "Hello, I need help!" });
  await untilWritten(tenant, "Hello, I need help!");
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
  tenant,
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
  await untilWritten(tenant, "Ring me");
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

test("updateUser in a running chat gives the contact its name", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await visitor.goto(hostSite.page("commands"));
  const chat = await openChat(visitor);
  await command(visitor, "updateUser", { name: "John Doe", metadata: { plan: "premium" } });
  await say(chat, "It is me");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const { body } = await tenant.call<{ items: { contact: { name: string } }[] }>(
    "GET",
    "/api/v1/conversations",
  );
  expect(body.items[0]?.contact.name).toBe("John Doe");
});
