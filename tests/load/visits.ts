// Visits of a page, and what they cost it.
import type { Browser, Page } from "@playwright/test";

const MS_PER_S = 1_000;

export type Transfer = { type: string; body: number; head: number };

/** Notes what the page loads from an origin, from now on; ask for it when it has come to rest. */
export function recordTransfers(page: Page, origin: string): () => Promise<Transfer[]> {
  const pending: Promise<Transfer>[] = [];
  page.on("requestfinished", (request) => {
    if (new URL(request.url()).origin !== new URL(origin).origin) return;
    pending.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({
        type: request.resourceType(),
        body: responseBodySize,
        head: responseHeadersSize,
      })),
    );
  });
  return () => Promise.all(pending);
}

export type MainThread = { taskMs: number; scriptMs: number };

/** How long the page's main thread has been busy from now on, in CPU time of that thread. */
export async function watchMainThread(page: Page): Promise<() => Promise<MainThread>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const ms = (name: string) =>
      (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * MS_PER_S;
    return { taskMs: ms("TaskDuration"), scriptMs: ms("ScriptDuration") };
  };
  const before = await read();
  return async () => {
    const now = await read();
    return { taskMs: now.taskMs - before.taskMs, scriptMs: now.scriptMs - before.scriptMs };
  };
}

/** A new visitor: no cache, no storage. */
export async function freshPage(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Loads a page and waits until it asks for nothing more; runs no script in it meanwhile. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "networkidle" });
}
