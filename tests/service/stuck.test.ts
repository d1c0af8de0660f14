import { afterEach, expect, test, vi } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import { startTestStack } from "../support/test-stack.ts";

/** Whether or not the supervisor had an answer before, it notices within seconds after the start. */
const liveness = { everyMs: 200, timeoutMs: 2_000, misses: 3, startMs: 25_000 };

let stack: Stack | undefined;
afterEach(() => stack?.stop());

test.each(["app", "realtime"] as const)(
  "a process that runs and answers nobody is started again, and the log says so: %s",
  { timeout: 180_000 },
  async (part) => {
    const said: string[] = [];
    const write = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
      said.push(String(chunk));
      return true;
    });
    stack = await startTestStack({ liveness });
    const urls = {
      app: `${stack.appUrl}/api/health/live`,
      realtime: `http://127.0.0.1:${stack.env.PUSHER_PORT}/health`,
    };
    const pid = stack[part]?.pid() ?? 0;
    await untilAnswer(urls[part]);
    // As in an endless loop: it keeps its port, takes connections, and answers none.
    process.kill(pid, "SIGSTOP");
    await vi.waitFor(() => expect(said.join("")).toMatch(/answers nobody any more; ending it\./), {
      timeout: 60_000,
    });
    await vi.waitFor(() => expect(stack?.[part]?.pid()).not.toBe(pid), { timeout: 30_000 });
    await untilAnswer(urls[part]);
    write.mockRestore();
  },
);

async function untilAnswer(url: string): Promise<void> {
  const isUp = () => fetch(url, { signal: AbortSignal.timeout(1_000) }).then(({ ok }) => ok);
  await vi.waitFor(async () => expect(await isUp()).toBe(true), { timeout: 60_000, interval: 50 });
}
