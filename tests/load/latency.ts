import type { Frame, Page } from "@playwright/test";
import { openChat, say } from "../support/browser.ts";
import { atMost, figure, quantile } from "./metric.ts";
import { openAgentPage, openTenantSite } from "./people.ts";
import type { Part } from "./workbench.ts";

const MESSAGES_PER_SECOND = 20;
const MEASURED_S = 15;
/** The first messages pay for code that is not yet compiled, in four processes. */
const WARM_UP_S = 2;
const ARRIVAL_TIMEOUT_MS = 10_000;
const MAX_P50_MS = 60;
const MAX_P99_MS = 250;

/** When something happened to each message, in ms on the machine's clock. */
type Times = Record<string, number>;
type ProbedWindow = Window & { paintedAt?: Times };

/** From the visitor's Enter to the agent's screen: two browsers, the whole service between them. */
export const measureLatency: Part = async (bench) => {
  const { appUrl, tenant, pageUrl } = await openTenantSite(bench);
  const visitor = await (await bench.openBrowser()).newPage();
  await visitor.goto(pageUrl);
  const chat = await openChat(visitor);
  await say(chat, "Hello, bench");
  await chat.getByText("Sent ·").waitFor();
  const agent = await openAgentPage(bench, appUrl, tenant);
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Hello, bench/ }).click();
  await agent.getByRole("log").getByText("Hello, bench").waitFor();

  await recordPaints(agent);
  const warmUp = WARM_UP_S * MESSAGES_PER_SECOND;
  const count = warmUp + MEASURED_S * MESSAGES_PER_SECOND;
  const enteredAt = await typeMessages(chat, count, 1_000 / MESSAGES_PER_SECOND);
  const paintedAt = await collectPaints(agent, count);

  const measured = Object.entries(enteredAt).slice(warmUp);
  const arrived = measured.filter(([text]) => paintedAt[text] !== undefined);
  const latenciesMs = arrived.map(([text, at]) => (paintedAt[text] ?? 0) - at);
  await Promise.all([visitor, agent].map((page) => page.context().browser()?.close()));
  const scene = `Enter → agent's screen at ${MESSAGES_PER_SECOND} messages/s`;
  const at = (share: number) => Math.round(quantile(latenciesMs, share) * 10) / 10;
  return [
    atMost({ name: `${scene}, p50`, value: at(0.5), unit: "ms" }, MAX_P50_MS),
    atMost({ name: `${scene}, p99`, value: at(0.99), unit: "ms" }, MAX_P99_MS),
    figure({ name: `${scene}, slowest of ${arrived.length}`, value: at(1), unit: "ms" }),
    atMost({ name: "messages lost", value: measured.length - arrived.length, isExact: true }, 0),
  ];
};

/** Notes in the agent's page when each text has been painted in the open conversation. */
async function recordPaints(agent: Page): Promise<void> {
  await agent.evaluate(() => {
    const paintedAt: Record<string, number> = {};
    (window as Window & { paintedAt?: Record<string, number> }).paintedAt = paintedAt;
    const afterPaint = (run: () => void) =>
      requestAnimationFrame(() => {
        // A task posted from an animation frame runs when that frame has been drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = run;
        port2.postMessage(null);
      });
    const noticed = new Set<string>();
    new MutationObserver((records) => {
      const fresh: string[] = [];
      const changed = records.flatMap(({ type, target, addedNodes }) =>
        type === "childList" ? [...addedNodes] : [target],
      );
      for (const node of changed) {
        const element = node instanceof Element ? node : node.parentElement;
        // The list beside it shows the newest text as well; only the conversation counts.
        if (!element?.closest('[role="log"]')) continue;
        for (const [text] of (node.textContent ?? "").matchAll(/bench-\d+\b/g)) {
          if (!noticed.has(text)) fresh.push(text);
          noticed.add(text);
        }
      }
      if (fresh.length === 0) return;
      afterPaint(() => {
        const now = performance.timeOrigin + performance.now();
        for (const text of fresh) paintedAt[text] = now;
      });
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

/**
 * Types and sends from inside the visitor's frame, at an even pace whatever the answers. Returns
 * when Enter was pressed for each.
 */
function typeMessages(chat: Frame, count: number, paceMs: number): Promise<Times> {
  return chat.evaluate(
    async ({ count, paceMs }) => {
      const area = document.querySelector("textarea");
      const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
      if (!area || !setValue) throw new Error("The chat has no text area.");
      const enteredAt: Record<string, number> = {};
      const start = performance.now();
      for (let sent = 0; sent < count; sent++) {
        const wait = start + sent * paceMs - performance.now();
        await new Promise((done) => setTimeout(done, Math.max(0, wait)));
        const text = `bench-${sent}`;
        setValue.call(area, text);
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
        // The composer must have seen the text; nobody presses Enter in the same instant.
        await new Promise((done) => requestAnimationFrame(done));
        enteredAt[text] = performance.timeOrigin + performance.now();
        area.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }),
        );
      }
      return enteredAt;
    },
    { count, paceMs },
  );
}

/** Waits for the last message, then reads the notes. What is missing after that is lost. */
async function collectPaints(agent: Page, count: number): Promise<Times> {
  const isComplete = (expected: number) =>
    Object.keys((window as ProbedWindow).paintedAt ?? {}).length >= expected;
  await agent.waitForFunction(isComplete, count, { timeout: ARRIVAL_TIMEOUT_MS }).catch(() => {});
  return agent.evaluate(() => (window as ProbedWindow).paintedAt ?? {});
}
