import type { Frame, Page } from "@playwright/test";
import { openChat, say } from "../support/browser.ts";
import { atMost, figure, quantile } from "./metric.ts";
import { openAgentPage, openTenantSite } from "./people.ts";
import type { Part } from "./workbench.ts";

const MESSAGES_PER_SECOND = 20;
const MEASURED_MESSAGES = 15 * MESSAGES_PER_SECOND;
/** The first messages pay for code that is not yet compiled, in four processes. */
const WARM_UP_MESSAGES = 5 * MESSAGES_PER_SECOND;
const ARRIVAL_TIMEOUT_MS = 30_000;
const POLL_MS = 100;
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
  await converse(chat, agent, "warm", WARM_UP_MESSAGES);
  await chat.evaluate(() => performance.clearResourceTimings());
  const latenciesMs = await converse(chat, agent, "bench", MEASURED_MESSAGES);
  const postsMs = await postDurations(chat);
  await Promise.all([visitor, agent].map((page) => page.context().browser()?.close()));
  const scene = `Enter → agent's screen at ${MESSAGES_PER_SECOND} messages/s`;
  const at = (share: number) => Math.round(quantile(latenciesMs, share) * 10) / 10;
  return [
    atMost({ name: `${scene}, p50`, value: at(0.5), unit: "ms" }, MAX_P50_MS),
    atMost({ name: `${scene}, p99`, value: at(0.99), unit: "ms" }, MAX_P99_MS),
    figure({ name: `${scene}, slowest of ${latenciesMs.length}`, value: at(1), unit: "ms" }),
    figure({
      name: `${scene}: of that the visitor's POST, p50`,
      value: Math.round(quantile(postsMs, 0.5) * 10) / 10,
      unit: "ms",
    }),
    atMost(
      {
        name: `messages not there ${ARRIVAL_TIMEOUT_MS / 1_000} s after the last`,
        value: MEASURED_MESSAGES - latenciesMs.length,
      },
      0,
    ),
  ];
};

/** Sends messages at the pace, waits for the last, and returns how long each took, in ms. */
async function converse(chat: Frame, agent: Page, word: string, count: number): Promise<number[]> {
  const enteredAt = await typeMessages(chat, word, count);
  const paintedAt = await collectPaints(agent, Object.keys(enteredAt));
  return Object.entries(enteredAt).flatMap(([text, entered]) => {
    const painted = paintedAt[text];
    return painted === undefined ? [] : [painted - entered];
  });
}

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
        for (const [text] of (node.textContent ?? "").matchAll(/\w+-\d+;/g)) {
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
function typeMessages(chat: Frame, word: string, count: number): Promise<Times> {
  return chat.evaluate(
    async ({ word, count, paceMs }) => {
      const area = document.querySelector("textarea");
      const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
      if (!area || !setValue) throw new Error("The chat has no text area.");
      const enteredAt: Record<string, number> = {};
      const start = performance.now();
      for (let sent = 0; sent < count; sent++) {
        const wait = start + sent * paceMs - performance.now();
        await new Promise((done) => setTimeout(done, Math.max(0, wait)));
        // Ends in a mark of its own: the time of day may follow without a space.
        const text = `${word}-${sent};`;
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
    { word, count, paceMs: 1_000 / MESSAGES_PER_SECOND },
  );
}

/** What the visitor's browser waited for each answer; longer than the pace, and messages queue. */
function postDurations(chat: Frame): Promise<number[]> {
  return chat.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.endsWith("/messages"))
      .map(({ duration }) => duration),
  );
}

/** Waits until all are painted, then reads the notes. What is missing after a while is lost. */
async function collectPaints(agent: Page, texts: readonly string[]): Promise<Times> {
  const isComplete = (expected: readonly string[]) =>
    expected.every((text) => (window as ProbedWindow).paintedAt?.[text] !== undefined);
  await agent
    .waitForFunction(isComplete, texts, { timeout: ARRIVAL_TIMEOUT_MS, polling: POLL_MS })
    .catch(() => {});
  return agent.evaluate(() => (window as ProbedWindow).paintedAt ?? {});
}
