import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs code with a watchdog in a process of its own; what it wrote to the log. */
async function logOf(code: string): Promise<Record<string, unknown>[]> {
  const source = `
    const { startWatchdog, watched } = await import("./lib/platform/watchdog.ts");
    startWatchdog(300);
    ${code}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [written] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return written
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test("the log names the request and the code that block the event loop", async () => {
  const log = await logOf(`
    await new Promise((done) => setTimeout(done, 500));
    await watched("GET /api/quick", () => "done");
    void watched("GET /api/waiting", () => new Promise((done) => setTimeout(done, 3_000)));
    await watched("POST /api/slow", function turnForEver() {
      const end = Date.now() + 2_000;
      while (Date.now() < end) JSON.parse("{}");
    });`);
  expect(log[0]).toMatchObject({
    level: "error",
    event: "event_loop.blocked",
    running: ["GET /api/waiting", "POST /api/slow"],
  });
  expect(log[1]).toMatchObject({
    event: "event_loop.blocked_at",
    stack: expect.arrayContaining([expect.stringMatching(/^turnForEver /)]),
  });
  expect(log).toHaveLength(2);
});

test("a process that waits without blocking is left alone", async () => {
  const log = await logOf("await new Promise((done) => setTimeout(done, 1_000));");
  expect(log).toEqual([]);
});
