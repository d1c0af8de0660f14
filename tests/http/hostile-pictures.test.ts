// Small files that are huge pictures, many at once: whoever only writes must not notice.
import { readdirSync, readFileSync } from "node:fs";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import {
  createTenant,
  createVisitor,
  startConversation,
  visitorCaller,
} from "../support/http-client.ts";
import { startTestStack } from "../support/test-stack.ts";

const MEGA = 1_000_000;
const USUAL_POSTS = 60;
/** The budget of a message from Enter to screen: what is below it, nobody notices. */
const UNNOTICED_MS = 250;
/** Other programs of the machine slow a post down, too. */
const SLOW_SHARE = 0.03;
/** One picture's worth, however many come. */
const MAX_MORE_BYTES = 500 * MEGA;
const SAMPLE_MS = 50;

let stack: Stack;
let token: string;
let conversation: string;

beforeAll(async () => {
  stack = await startTestStack();
  const tenant = await createTenant(stack.appUrl);
  token = (await createVisitor(stack.appUrl, tenant.inbox.id)).token;
  conversation = await startConversation(visitorCaller(stack.appUrl, token));
}, 60_000);
afterAll(() => stack?.stop());

const flat = (edge: number) =>
  sharp({ create: { width: edge, height: edge, channels: 3, background: "#a33" } });

async function upload(bytes: Buffer) {
  const response = await fetch(`${stack.appUrl}/api/widget/v1/uploads`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "x-file-name": "hostile.avif" },
    body: new Uint8Array(bytes),
  });
  const body = (await response.json()) as Attachment & { detail?: string };
  return { status: response.status, headers: response.headers, body };
}

/** How long posting one message takes, in ms. */
async function timePost(): Promise<number> {
  const start = performance.now();
  const path = `/api/widget/v1/conversations/${conversation}/messages`;
  const message = { clientId: crypto.randomUUID(), text: "Hello" };
  const { status } = await visitorCaller(stack.appUrl, token)("POST", path, message);
  expect(status).toBe(201);
  return performance.now() - start;
}

const p99 = (times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? 0;

/** The memory of the app and of every process below it. */
function residentBytes(): number {
  const parents = new Map<number, { parent: number; bytes: number }>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      const read = (field: string) =>
        Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)?.[1]);
      parents.set(Number(name), { parent: read("PPid"), bytes: (read("VmRSS") || 0) * 1_024 });
    } catch {
      // It ended in the meantime.
    }
  }
  const root = stack.app.pid();
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && isBelow(parents.get(pid)?.parent ?? 0));
  return [...parents].reduce((sum, [pid, { bytes }]) => sum + (isBelow(pid) ? bytes : 0), 0);
}

it("eight large pictures at once take one picture's memory, and posting stays as quick", {
  timeout: 180_000,
}, async () => {
  const [decoded, refused, drawing, photo] = await Promise.all([
    flat(4_000).avif({ effort: 0 }).toBuffer(),
    flat(7_700).avif({ effort: 0 }).toBuffer(),
    flat(6_000).png().toBuffer(),
    flat(8_000).jpeg().toBuffer(),
  ]);
  const hostile = [decoded, decoded, decoded, refused, refused, refused, drawing, photo];
  // The first ones pay for code that is not yet compiled, and for the first process.
  for (let i = 0; i < USUAL_POSTS; i++) await timePost();
  expect((await upload(await flat(2).png().toBuffer())).status).toBe(201);
  const usual: number[] = [];
  for (let i = 0; i < USUAL_POSTS; i++) usual.push(await timePost());
  const before = residentBytes();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, residentBytes());
  }, SAMPLE_MS);
  let isDone = false;
  const uploads = Promise.all(hostile.map(upload)).finally(() => {
    isDone = true;
  });
  const meanwhile: number[] = [];
  while (!isDone) meanwhile.push(await timePost());
  clearInterval(sampling);
  const answers = await uploads;
  expect(answers.map(({ status }) => status)).toEqual(hostile.map(() => 201));
  const kinds = answers.map(({ body }) => body.kind);
  expect(kinds).toEqual(["image", "image", "image", "file", "file", "file", "image", "image"]);
  expect(answers[0]?.body).toMatchObject({ width: 2_560, height: 2_560, name: "hostile.webp" });
  expect(peak - before, "memory").toBeLessThan(MAX_MORE_BYTES);
  expect(meanwhile.length).toBeGreaterThan(10);
  // Of a hundred posts p99 is the slowest one, which is anybody's: a few may be slow.
  const limit = Math.max(2 * p99(usual), UNNOTICED_MS);
  const slow = meanwhile.filter((ms) => ms > limit);
  expect(slow.length, `of ${meanwhile.length}: ${slow}`).toBeLessThanOrEqual(
    Math.ceil(meanwhile.length * SLOW_SHARE),
  );
});

it("more pictures than can wait are refused until later, and those that wait are kept", {
  timeout: 180_000,
}, async () => {
  const bytes = await flat(2_000).avif({ effort: 0 }).toBuffer();
  const answers = await Promise.all(Array.from({ length: 40 }, () => upload(bytes)));
  const busy = answers.filter(({ status }) => status === 503);
  expect(busy.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status === 201).length).toBe(40 - busy.length);
  for (const { headers, body } of busy) {
    expect(headers.get("retry-after")).toMatch(/^\d+$/);
    expect(body.detail).toMatch(/try again in a moment/);
  }
  expect((await upload(bytes)).status).toBe(201);
});
