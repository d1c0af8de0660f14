import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";

const CLI = fileURLToPath(new URL("./cli.ts", import.meta.url));
const ENV = { PUSHER_APP_ID: "1", PUSHER_KEY: "k", PUSHER_SECRET: "s", REALTIME_PORT: "0" };

interface Command {
  child: ChildProcess;
  output: () => string;
  exited: Promise<unknown[]>;
}

function run(env: Record<string, string>): Command {
  // With `process.execPath` the command runs on the Node.js that runs the tests.
  const child = spawn(process.execPath, [CLI], {
    env: env as NodeJS.ProcessEnv,
    stdio: ["pipe", "pipe", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      text += chunk;
    });
  }
  return { child, output: () => text, exited: once(child, "close") };
}

async function listening(command: Command): Promise<number> {
  await expect.poll(command.output, { interval: 10, timeout: 10_000 }).toMatch(/:\d+\n/);
  return Number(/:(\d+)\n/.exec(command.output())?.[1]);
}

describe("the command", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "the command says where it listens and ends on %s",
    async (signal) => {
      const command = run(ENV);
      const port = await listening(command);
      expect(command.output()).toBe(`realtime server listening on ws://127.0.0.1:${port}\n`);
      const client = new WebSocket(`ws://127.0.0.1:${port}/app/k?protocol=7`);
      await once(client, "message");
      command.child.kill(signal);
      const [code] = await once(client, "close");
      expect(code).toBe(4200);
      expect(await command.exited).toEqual([0, null]);
    },
  );

  it("the command ends when its parent goes away, if that is configured", async () => {
    const command = run({ ...ENV, EXIT_WITH_PARENT: "1" });
    await listening(command);
    command.child.stdin?.end();
    expect(await command.exited).toEqual([0, null]);
  });

  it("the command says which variable is missing", async () => {
    const { PUSHER_SECRET: _, ...rest } = ENV;
    const command = run(rest);
    expect(await command.exited).toEqual([1, null]);
    expect(command.output()).toBe(
      "realtime server: the environment variable PUSHER_SECRET is missing\n",
    );
  });

  it.each([
    [{ REALTIME_PORT: "many" }, "REALTIME_PORT must be a port number"],
    [{ REALTIME_WEBHOOK_URL: "ftp://x" }, "REALTIME_WEBHOOK_URL must be an http(s) address"],
  ])("the command says that %o is wrong", async (env, text) => {
    const command = run({ ...ENV, ...env });
    expect(await command.exited).toEqual([1, null]);
    expect(command.output()).toContain(text);
    expect(command.output().trim().split("\n")).toHaveLength(1);
  });

  it("the command says that the port is taken", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    onTestFinished(() => {
      squatter.close();
    });
    const address = squatter.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const command = run({ ...ENV, REALTIME_PORT: port });
    expect(await command.exited).toEqual([1, null]);
    expect(command.output()).toBe(`realtime server: port ${port} on 127.0.0.1 is taken\n`);
  });
});
