import type { Browser, Page } from "@playwright/test";
import { launcherIsDrawn } from "../support/browser.ts";
import { figure, type Metric, quantile } from "./metric.ts";
import { freshPage, type MainThread, recordTransfers, visit, watchMainThread } from "./visits.ts";
import type { Workbench } from "./workbench.ts";

const VISITS = 12;
const LAUNCHER_AT_PX = 48;
const INTERACTIVE = "linkdesk: interactive";

/** One process for the page and the frame in it, as on phones with little memory. */
const ONE_PROCESS = ["--disable-site-isolation-trials"];

/**
 * What the first click on the launcher costs until the visitor can write: fresh visits, each from
 * a page at rest to the composer with the focus.
 */
export async function measureFirstOpen(
  bench: Workbench,
  pageUrl: string,
  appUrl: string,
): Promise<Metric[]> {
  const browser = await bench.openBrowser(ONE_PROCESS);
  const visits: Opening[] = [];
  for (let n = -1; n < VISITS; n++) {
    const opening = await openOnce(browser, pageUrl, appUrl);
    // The first one fills the browser's own caches.
    if (n >= 0) visits.push(opening);
  }
  await browser.close();
  const low = (of: (opening: Opening) => number) => quantile(visits.map(of), 0.25);
  const ms = (value: number) => Math.round(value * 10) / 10;
  const row = (what: string, value: number, unit?: string) =>
    figure({ name: `first open, click to composer: ${what}`, value, unit });
  return [
    row(
      "requests",
      low(({ requests }) => requests),
    ),
    row(
      "bodies as sent",
      low(({ bytes }) => bytes),
      "B",
    ),
    row("main thread, all tasks", ms(low(({ taskMs }) => taskMs)), "ms"),
    row("main thread, script", ms(low(({ scriptMs }) => scriptMs)), "ms"),
  ];
}

type Opening = MainThread & { requests: number; bytes: number };

async function openOnce(browser: Browser, pageUrl: string, appUrl: string): Promise<Opening> {
  const page = await freshPage(browser);
  await tellWhenInteractive(page);
  await visit(page, pageUrl);
  if (!(await launcherIsDrawn(page))) throw new Error("The widget did not draw its launcher.");
  const size = page.viewportSize();
  const at = { x: (size?.width ?? 0) - LAUNCHER_AT_PX, y: (size?.height ?? 0) - LAUNCHER_AT_PX };
  const transfers = recordTransfers(page, appUrl);
  const mainThread = await watchMainThread(page);
  const interactive = page.waitForEvent("console", (message) => message.text() === INTERACTIVE);
  await page.mouse.click(at.x, at.y);
  await interactive;
  const cost = await mainThread();
  const all = await transfers();
  await page.context().close();
  const bytes = all.reduce((sum, { body }) => sum + body, 0);
  return { ...cost, requests: all.length, bytes };
}

/** The chat says itself when its composer has the focus: asking it would be work for its thread. */
function tellWhenInteractive(page: Page) {
  return page.addInitScript((text) => {
    addEventListener("focusin", ({ target }) => {
      // biome-ignore lint/suspicious/noConsole: the page's way to tell the test that drives it
      if (target instanceof HTMLTextAreaElement) console.info(text);
    });
  }, INTERACTIVE);
}
