// `npm run screenshots`: pictures of every screen and state, for people to look at. They land in
// test-results/screenshots, the widget's with one sheet per state; the two of the README in
// docs/images. `npm run screenshots -- states <part of a name>` takes the widget's states alone, and
// `npm run screenshots -- mails` the mails.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { seedDemo } from "../prisma/seed/demo.ts";
import { chatFrame, clickLauncher, say, signInWith } from "../tests/support/browser.ts";
import { createCheckedImport } from "../tests/support/checked-import.ts";
import { memberCaller, signIn } from "../tests/support/http-client.ts";
import { LAUNCH_OPTIONS } from "../tests/support/launch-options.ts";
import { startTestStack } from "../tests/support/test-stack.ts";
import { createUnansweredWebhook } from "../tests/support/webhook-receiver.ts";
import { buildApp } from "./build-app.ts";
import { serveDemoSite } from "./demo-site/server.ts";
import { shootMails } from "./mail-pictures.ts";
import { requireBrowser } from "./require-browser.ts";
import { root } from "./stack.ts";
import { shootWidgetStates } from "./widget-pictures.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const LOOKS: Record<string, BrowserContextOptions> = {
  light: { ...DESKTOP, colorScheme: "light" },
  dark: { ...DESKTOP, colorScheme: "dark" },
  phone: { ...PHONE, colorScheme: "light" },
  "phone-dark": { ...PHONE, colorScheme: "dark" },
};
const SETTINGS_TABS = [
  "general",
  "appearance",
  "messages",
  "behaviour",
  "privacy",
  "security",
  "installation",
];
const PASSWORD = "demo for screenshots";

const say1 = (line: string) => process.stdout.write(`${line}\n`);
const folder = join(root, "test-results/screenshots");
const images = join(root, "docs/images");
mkdirSync(folder, { recursive: true });
mkdirSync(images, { recursive: true });

const browser = await chromium.launch({
  executablePath: requireBrowser(say1),
  args: LAUNCH_OPTIONS.args,
});
const [part, only] = process.argv.slice(2);
if (part !== "states") await shootMails(browser, join(folder, "mails"));
if (part === "mails") {
  await browser.close();
  say1(folder);
  process.exit();
}
buildApp(say1);
const stack = await startTestStack();
try {
  if (part !== "states") await shootScreens();
  const states = join(folder, "widget");
  await shootWidgetStates({ browser, appUrl: stack.appUrl, folder: states, only });
} finally {
  await browser.close();
  await stack.stop();
}
say1(folder);

/** The demo workspace: its website, its dashboard, and what is public. */
async function shootScreens(): Promise<void> {
  const demo = await seedDemo(stack.databaseUrl, PASSWORD);
  if (!demo) throw new Error("the demo workspace was not made");
  const site = await serveDemoSite({
    port: 0,
    host: "127.0.0.1",
    appUrl: stack.appUrl,
    inboxId: demo.inboxId,
  });
  const cookie = (await signIn(stack.appUrl, { email: demo.email, password: PASSWORD })) ?? "";
  const call = memberCaller(stack.appUrl, cookie);
  await createUnansweredWebhook(call);
  const importPath = await createCheckedImport(call, demo.inboxId);
  await call("POST", "/api/v1/inboxes", {
    ...{ kind: "email", name: "Support", brandName: "Fernhill Coffee" },
    ...{ address: "support@fernhill.example", senderName: "Fernhill support" },
  });
  for (const [look, options] of Object.entries(LOOKS)) {
    await shootWidget(browser, look, options, site.url);
    await shootDashboard(browser, look, options, { cookie, inboxId: demo.inboxId, importPath });
  }
  await site.close();
}

async function shootWidget(on: Browser, look: string, options: BrowserContextOptions, url: string) {
  const context = await on.newContext(options);
  const page = await context.newPage();
  await page.goto(url);
  await clickLauncher(page);
  const chat = await chatFrame(page);
  await page.waitForLoadState("networkidle");
  await shoot(page, `widget-home-${look}`);
  await say(chat, "Hello! Is the Meadow still on the shelf this week?");
  await chat.getByText("Sent ·").waitFor();
  await shoot(page, `widget-chat-${look}`);
  if (look === "light") await shoot(page, "widget", images);
  await context.close();
}

async function shootDashboard(
  on: Browser,
  look: string,
  options: BrowserContextOptions,
  { cookie, inboxId, importPath }: { cookie: string; inboxId: string; importPath: string },
) {
  const context = await on.newContext({ ...options, baseURL: stack.appUrl });
  const page = await context.newPage();
  for (const path of ["/", "/sign-in", "/sign-up", "/docs"]) {
    await page.goto(path);
    await shoot(page, `page${path.replaceAll("/", "-")}-${look}`);
  }
  await page.goto("/dev/design");
  await unrolled(page, () => shoot(page, `page-design-${look}`));
  await signInWith(context, stack.appUrl, cookie);
  for (const path of ["/conversations", "/inboxes", `/inboxes/${inboxId}`, "/members"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await shoot(page, `dashboard${path.replace(inboxId, "inbox").replaceAll("/", "-")}-${look}`);
  }
  await page.goto("/settings/webhooks");
  await page.getByRole("link", { name: /127\.0\.0\.1/ }).waitFor();
  await shoot(page, `dashboard-webhooks-${look}`);
  await page.getByRole("link", { name: /127\.0\.0\.1/ }).click();
  await page.getByText("ping", { exact: true }).click();
  await page.getByText("What we sent").waitFor();
  await unrolled(page, () => shoot(page, `dashboard-webhook-${look}`));
  await page.goto(importPath);
  await page.getByRole("table").waitFor();
  await unrolled(page, () => shoot(page, `dashboard-import-${look}`));
  for (const tab of SETTINGS_TABS) {
    await page.goto(`/inboxes/${inboxId}?tab=${tab}`);
    await page.waitForLoadState("networkidle");
    await page.getByRole("tabpanel").waitFor();
    await unrolled(page, () => shoot(page, `dashboard-settings-${tab}-${look}`));
  }
  await page.goto("/inboxes");
  await page.getByRole("link", { name: /support@fernhill/ }).click();
  for (const tab of ["General", "Address", "Sending", "Receiving"]) {
    await page.getByRole("tab", { name: tab }).click();
    await unrolled(page, () => shoot(page, `dashboard-mail-${tab.toLowerCase()}-${look}`));
  }
  await page.goto("/conversations");
  await page.getByRole("link", { name: /Tom Okafor/ }).click();
  await page.getByRole("log").getByText("Found it!").waitFor();
  await shoot(page, `dashboard-thread-${look}`);
  if (look === "light") await shoot(page, "conversation", images);
  await context.close();
}

/** With a window as long as the page: the dashboard scrolls inside, so that `fullPage` sees nothing. */
async function unrolled(page: Page, work: () => Promise<void>): Promise<void> {
  const size = page.viewportSize();
  if (!size) return work();
  const hidden = await page
    .locator("main")
    .evaluate((main) => main.scrollHeight - main.clientHeight);
  await page.setViewportSize({ ...size, height: size.height + hidden });
  await work();
  await page.setViewportSize(size);
}

async function shoot(page: Page, name: string, into = folder): Promise<void> {
  await page.screenshot({ path: join(into, `${name}.png`), animations: "disabled" });
}
