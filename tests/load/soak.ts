// Whether a tab that is open for a working day keeps its memory and its pace.
import type { CDPSession, Page } from "@playwright/test";
import { createTenant, createVisitor, startConversation } from "../support/http-client.ts";
import { atMost, figure, type Metric } from "./metric.ts";
import { openAgentPage } from "./people.ts";
import type { Part } from "./workbench.ts";

const HOURS = 8;
/** Between two rounds the clock of the tab jumps. */
const ROUND = "05:00";
const ROUNDS_PER_HOUR = 12;
/** More than a page of the list, so that rows come and go. */
const CONVERSATIONS = 40;
const MESSAGES_PER_ROUND = 15;
const OPENED_PER_ROUND = 3;
/** A page of each conversation. */
const MESSAGES_BEFORE = 60;
/** In the first hours, everything is loaded and compiled once. */
const SETTLED_HOUR = 2;
/** The conversations that were read last are kept, each with up to 150 messages (`TRIM_BEYOND`), which takes longer than a day. */
const MAX_HEAP_GROWTH = 1.2;
/** Unread counts and marks differ from hour to hour. */
const MAX_NODE_GROWTH = 1.1;
/** Messages on screen have some. */
const MAX_LISTENER_GROWTH = 1.2;

/** `nodes`: those of the page, and those that something still holds, without the messages on screen. */
type Reading = { heapMb: number; nodes: number; listeners: number; taskS: number };
type Speaker = { id: string; say: (text: string) => Promise<void> };

/**
 * Eight hours of work in one tab, in some minutes: visitors write, the agent opens conversations, answers, searches and
 * changes views. The tab's clock jumps five minutes from round to round, so that what it does now and then is done as
 * often as on a day.
 */
export const measureSoak: Part = async (bench) => {
  const { appUrl } = await bench.stack();
  const tenant = await createTenant(appUrl);
  const speakers = await createSpeakers(appUrl, tenant.inbox.id);
  const agent = await openAgentPage(bench, appUrl, tenant);
  await agent.clock.install();
  await agent.goto("/conversations");
  await agent.locator("[data-row]").first().waitFor();
  const devtools = await agent.context().newCDPSession(agent);
  await devtools.send("Performance.enable");
  const readings: Reading[] = [];
  for (let round = 1; round <= HOURS * ROUNDS_PER_HOUR; round++) {
    await playRound(agent, speakers, round);
    if (round % ROUNDS_PER_HOUR > 0) continue;
    const reading = await read(agent, devtools);
    readings.push(reading);
    const { heapMb, nodes, listeners } = reading;
    bench.say(
      `  hour ${readings.length}: ${heapMb.toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`,
    );
  }
  return metricsOf(readings);
};

function metricsOf(readings: readonly Reading[]): Metric[] {
  const [settled, last] = [readings[SETTLED_HOUR - 1], readings.at(-1)];
  const before = readings.at(-2);
  if (!settled || !last || !before) throw new Error("No hour was read.");
  const over = (name: "heapMb" | "nodes" | "listeners") => last[name] / settled[name];
  const hour = `after hour ${HOURS} : after hour ${SETTLED_HOUR}`;
  return [
    atMost({ name: `tab, memory ${hour}`, value: over("heapMb"), isExact: true }, MAX_HEAP_GROWTH),
    atMost(
      { name: `tab, nodes but of messages ${hour}`, value: over("nodes"), isExact: true },
      MAX_NODE_GROWTH,
    ),
    atMost(
      { name: `tab, listeners ${hour}`, value: over("listeners"), isExact: true },
      MAX_LISTENER_GROWTH,
    ),
    figure({ name: `tab, memory after hour ${HOURS}`, value: last.heapMb, unit: "MB" }),
    figure({ name: "tab, work in the first hour", value: readings[0]?.taskS ?? 0, unit: "s" }),
    figure({ name: "tab, work in the last hour", value: last.taskS - before.taskS, unit: "s" }),
  ];
}

async function createSpeakers(appUrl: string, inboxId: string): Promise<Speaker[]> {
  const speakers: Speaker[] = [];
  for (let n = 0; n < CONVERSATIONS; n++) {
    const { call } = await createVisitor(appUrl, inboxId);
    const id = await startConversation(call, `Question ${n}`);
    const path = `/api/widget/v1/conversations/${id}/messages`;
    const say = async (text: string) => {
      const { status } = await call("POST", path, { clientId: crypto.randomUUID(), text });
      if (status !== 201) throw new Error(`a message was answered with ${status}`);
    };
    await Promise.all(Array.from({ length: MESSAGES_BEFORE }, (_, i) => say(`Before ${i}`)));
    speakers.push({ id, say });
  }
  return speakers;
}

async function playRound(agent: Page, speakers: readonly Speaker[], round: number): Promise<void> {
  const nth = (n: number) => speakers[(round * MESSAGES_PER_ROUND + n) % speakers.length];
  for (let n = 0; n < MESSAGES_PER_ROUND; n++) await nth(n)?.say(`Line ${round}-${n};`);
  for (let n = 0; n < OPENED_PER_ROUND; n++) {
    const newest = MESSAGES_PER_ROUND - 1 - n;
    const words = `Line ${round}-${newest};`;
    await agent.locator("[data-row]", { hasText: words }).click();
    await agent.getByRole("log").getByText(words, { exact: true }).waitFor();
    const composer = agent.getByPlaceholder("Write a reply");
    await composer.fill(`Answer ${round}-${n}`);
    await composer.press("Enter");
    await agent.getByRole("log").getByText(`Answer ${round}-${n}`, { exact: true }).waitFor();
  }
  await agent.getByPlaceholder("Write a reply").press("Escape");
  await agent.keyboard.press("/");
  await agent.getByRole("combobox").fill(`question ${round}`);
  await agent.keyboard.press("Escape");
  const view = round % 2 === 0 ? "Unassigned" : "Open";
  await agent.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view }).click();
  await agent.clock.fastForward(ROUND);
}

async function read(agent: Page, devtools: CDPSession): Promise<Reading> {
  // What the first collection sets free may hold what only the next one finds.
  for (let i = 0; i < 3; i++) await devtools.send("HeapProfiler.collectGarbage");
  const ofMessages = await agent.getByRole("log").evaluate((log) => {
    const walker = document.createTreeWalker(log);
    let count = 1;
    while (walker.nextNode()) count++;
    return count;
  });
  const { metrics } = await devtools.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    heapMb: value("JSHeapUsedSize") / 1_000_000,
    nodes: value("Nodes") - ofMessages,
    listeners: value("JSEventListeners"),
    taskS: value("TaskDuration"),
  };
}
