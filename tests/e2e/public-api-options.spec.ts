import {
  chatFrame,
  clickLauncher,
  expect,
  launcherIsDrawn,
  openChat,
  say,
  test,
} from "../support/browser.ts";
import {
  anyFrame,
  changeInbox,
  collectErrors,
  command,
  isVisible,
  openShadowRoots,
  storedKeys,
  withOptions,
} from "../support/host-page.ts";
import { newestConversation, SENT, visitorAddress } from "../support/widget-chat.ts";

test("wrong options are named in the console and ignored", async ({
  visitor,
  hostSite,
  consoleErrors,
}) => {
  consoleErrors.expect(/^\[Linkdesk\] (position|openDelay|user\.email) must be/);
  const errors = collectErrors(visitor);
  const options = "position: 'top', user: { name: 'Ann', email: 'nobody' }, openDelay: 'soon'";
  await visitor.goto(withOptions(hostSite.page("commands"), options));
  await openChat(visitor);
  for (const line of [
    "[Linkdesk] position must be bottom-right or bottom-left",
    "[Linkdesk] user.email must be an e-mail address",
    "[Linkdesk] openDelay must be a number of milliseconds",
  ]) {
    await expect.poll(() => errors.join("\n")).toContain(line);
  }
});

test("the page decides about colour, place, size and layer", async ({ visitor, hostSite }) => {
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

test("the inbox decides about offsets, icon, picture and its own CSS", async ({
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
  await changeInbox(tenant, {
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

test("a page can ask to keep less of its visitor than the inbox would", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  const asked: unknown[] = [];
  visitor.on("request", (request) => {
    if (/\/(sessions|session\/page)$/.test(request.url()) && request.method() !== "GET") {
      asked.push(request.postDataJSON().privacy);
    }
  });
  const options = "privacy: { dataRetention: 30.5, anonymizeIP: true }";
  await visitor.goto(withOptions(hostSite.page("commands"), options));
  const chat = await openChat(visitor);
  await say(chat, "Keep little of me");
  await expect(chat.getByText(SENT)).toBeVisible();
  expect(await visitorAddress(tenant, await newestConversation(tenant))).toBe("127.0.0.0");
  expect(asked.length).toBeGreaterThan(0);
  for (const privacy of asked) expect(privacy).toEqual({ retentionDays: 30, anonymizeIp: true });
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
  const chat = await anyFrame(visitor);
  await chat.locator(".consent .primary").waitFor();
  await command(visitor, "sendMessage", { text: "Not before I agree" });
  expect(await storedKeys(visitor)).toEqual([]);
  expect([calls, sockets]).toEqual([[], []]);

  await chat.locator(".consent .secondary").click();
  await expect.poll(() => isVisible(visitor)).toBe(false);
  expect(await storedKeys(visitor)).toEqual([]);
  await clickLauncher(visitor);
  // By keyboard: the frame is still moving into its place, and a click would miss.
  await chat.locator(".consent .primary").press("Enter");
  await expect(chat.getByText("Not before I agree")).toBeVisible();
  const key = `linkdesk:${tenant.inbox.id}`;
  await expect
    .poll(async () => (await storedKeys(visitor)).sort())
    .toEqual([key, `${key}:consent`]);
  // A page that is left while a message is on its way takes the message with it.
  await expect(chat.getByText(SENT)).toBeVisible();
  await visitor.reload();
  const again = await openChat(visitor);
  await expect(again.getByText("Not before I agree")).toBeVisible();
});
