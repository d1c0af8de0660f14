import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "@playwright/test";
import { root } from "../../scripts/stack.ts";
import { launcherIsDrawn } from "../support/browser.ts";
import { measureFirstOpen } from "./first-open.ts";
import { atMost, figure, type Metric, quantile } from "./metric.ts";
import { openAgentPage, openTenantSite } from "./people.ts";
import {
  freshPage,
  type MainThread,
  recordTransfers,
  type Transfer,
  visit,
  watchMainThread,
} from "./visits.ts";
import type { Part, Workbench } from "./workbench.ts";

const KB = 1024;
const MAX_REQUESTS = 2;
const MAX_BODY_BYTES = 6 * KB;
const MAX_MAIN_THREAD_MS = 10;
const MAX_DASHBOARD_SCRIPT_BYTES = 236 * KB;
const PAIRS = 20;

/** What a page pays for the widget before anybody touches it, and the dashboard's first load. */
export const measurePageCost: Part = async (bench) => {
  const { appUrl, tenant, pageUrl } = await openTenantSite(bench);
  const browser = await bench.openBrowser();
  const network = await measureNetwork(browser, pageUrl, appUrl);
  const bare = await servePlainPage();
  bench.defer(bare.close);
  const mainThread = await compareMainThread(browser, pageUrl, bare.url);
  await browser.close();
  return [
    ...network,
    ...mainThread,
    ...(await measureFirstOpen(bench, pageUrl, appUrl)),
    await measureDashboard(bench, appUrl, await openAgentPage(bench, appUrl, tenant)),
  ];
};

/** Requests, bytes and layout shift of one fresh visit until nothing has moved for half a second. */
async function measureNetwork(
  browser: Browser,
  pageUrl: string,
  appUrl: string,
): Promise<Metric[]> {
  const page = await freshPage(browser);
  const transfers = recordTransfers(page, appUrl);
  await page.addInitScript(() => {
    const seen = Object.assign(window, { layoutShift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        seen.layoutShift += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await visit(page, pageUrl);
  if (!(await launcherIsDrawn(page))) throw new Error("The widget did not draw its launcher.");
  const layoutShift = await page.evaluate(
    () => (window as Window & { layoutShift?: number }).layoutShift ?? 0,
  );
  const all = await transfers();
  await page.context().close();
  const sum = (of: (transfer: Transfer) => number) =>
    all.reduce((total, transfer) => total + of(transfer), 0);
  const before = (what: string, value: number, unit?: string) => ({
    name: `before any interaction: ${what}`,
    value,
    unit,
    isExact: true,
  });
  return [
    atMost(before("requests", all.length), MAX_REQUESTS),
    atMost(
      before(
        "bodies as sent",
        sum(({ body }) => body),
        "B",
      ),
      MAX_BODY_BYTES,
    ),
    figure(
      before(
        "bodies and headers as sent",
        sum(({ body, head }) => body + head),
        "B",
      ),
    ),
    atMost(before("layout shift", layoutShift), 0),
  ];
}

/**
 * CPU time of the page's main thread with the widget, less that of the same page without it: fresh
 * visits of both in turn, the lower quartile of each. What else the machine does only ever adds.
 */
async function compareMainThread(browser: Browser, withUrl: string, withoutUrl: string) {
  const visits = { ours: [] as MainThread[], bare: [] as MainThread[] };
  for (let pair = -1; pair < PAIRS; pair++) {
    const [ours, bare] = [
      await mainThreadOf(browser, withUrl),
      await mainThreadOf(browser, withoutUrl),
    ];
    // The first pair fills the browser's own caches.
    if (pair < 0) continue;
    visits.ours.push(ours);
    visits.bare.push(bare);
  }
  const extra = (of: (visit: MainThread) => number) =>
    Math.round((quantile(visits.ours.map(of), 0.25) - quantile(visits.bare.map(of), 0.25)) * 10) /
    10;
  return [
    atMost(
      {
        name: "before any interaction: main thread, all tasks",
        value: extra(({ taskMs }) => taskMs),
        unit: "ms",
      },
      MAX_MAIN_THREAD_MS,
    ),
    figure({
      name: "before any interaction: main thread, script",
      value: extra(({ scriptMs }) => scriptMs),
      unit: "ms",
    }),
  ];
}

async function mainThreadOf(browser: Browser, url: string): Promise<MainThread> {
  const page = await freshPage(browser);
  const read = await watchMainThread(page);
  await visit(page, url);
  const found = await read();
  await page.context().close();
  return found;
}

/** Scripts that a signed-in agent's browser loads, cold, for the conversations. */
async function measureDashboard(bench: Workbench, appUrl: string, agent: Page): Promise<Metric> {
  const transfers = recordTransfers(agent, appUrl);
  await visit(agent, `${appUrl}/conversations`);
  const scripts = (await transfers()).filter(({ type }) => type === "script");
  await agent.context().browser()?.close();
  const value = scripts.reduce((sum, { body }) => sum + body, 0);
  bench.say(`dashboard: ${scripts.length} scripts`);
  return atMost(
    { name: "dashboard, first load: script as sent", value, unit: "B", isExact: true },
    MAX_DASHBOARD_SCRIPT_BYTES,
  );
}

/** The host page "plain" with the widget's script tag left out. */
async function servePlainPage(): Promise<{ url: string; close: () => Promise<void> }> {
  const html = await readFile(`${root}tests/host-site/pages/plain.html`, "utf8");
  const bare = html.replace(/<script async[^>]*><\/script>/, "");
  if (bare === html) throw new Error("The page without the widget is the same as with it.");
  const server = createServer((request, response) => {
    const isScript = request.url === "/settings.js";
    const type = isScript ? "text/javascript" : "text/html; charset=utf-8";
    response.writeHead(200, { "content-type": type });
    response.end(isScript ? "window.LinkdeskSettings = {};\n" : bare);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/plain`, close };
}
