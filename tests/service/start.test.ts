import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { freePort } from "../../scripts/free-port.ts";
import { root } from "../../scripts/stack.ts";
import { createTenant, send, signIn } from "../support/http-client.ts";
import { scratchFolder } from "../support/scratch.ts";

const scratch = scratchFolder();
const running: ChildProcess[] = [];

afterAll(async () => {
  for (const child of running) await kill(child, "SIGKILL");
  scratch.remove();
});

type Started = { child: ChildProcess; output: () => string };

/** `npm start` without npm, in a data folder of its own. */
function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, [join(root, "scripts/start.ts")], {
    cwd: root,
    env: { ...process.env, DATA_DIR: scratch.path, CHECK_RESPONSES: "true", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  child.stderr.on("data", (chunk) => {
    text += chunk;
  });
  running.push(child);
  return { child, output: () => text };
}

/** Waits until the service has printed its links. */
async function untilUp({ child, output }: Started): Promise<void> {
  while (!output().includes("Stop with Ctrl-C")) {
    if (child.exitCode !== null) throw new Error(`it stopped: ${output()}`);
    await Promise.race([once(child.stdout ?? child, "data"), once(child, "exit")]);
  }
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  const [code] = await exited;
  return code;
}

describe("npm start", () => {
  it("npm start survives kill -9, refuses a second copy, and stops cleanly", async () => {
    const ports = {
      PORT: String(await freePort()),
      REALTIME_PORT: String(await freePort()),
      POSTGRES_PORT: String(await freePort()),
      DEMO_PORT: String(await freePort()),
    };
    const appUrl = `http://localhost:${ports.PORT}`;
    const first = start(ports);
    await untilUp(first);
    expect(first.output()).toContain(`Dashboard     ${appUrl}`);
    expect(first.output()).toContain(`http://127.0.0.1:${ports.DEMO_PORT}`);
    const password = /password (demo-\w+)/.exec(first.output())?.[1] ?? "";
    expect(await signIn(appUrl, { email: "demo@linkdesk.example", password })).not.toBeNull();
    const tenant = await createTenant(appUrl);

    const second = start(ports);
    await once(second.child, "exit");
    expect(second.child.exitCode).toBe(1);
    expect(second.output()).toMatch(/already running here \(process \d+\).*DATA_DIR/);
    expect(second.output()).not.toMatch(/\n\s+at /);

    await kill(first.child, "SIGKILL");
    const third = start(ports);
    await untilUp(third);
    expect((await tenant.call("GET", "/api/v1/me")).status).toBe(200);

    expect(await kill(third.child, "SIGINT")).toBe(0);
    await expect(send(`${appUrl}/api/health`, "GET", {})).rejects.toThrow();
    const fourth = start(ports);
    await untilUp(fourth);
    expect(await kill(fourth.child, "SIGTERM")).toBe(0);
  }, 240_000);

  it.each(["PORT", "REALTIME_PORT", "POSTGRES_PORT"])(
    "npm start names the variable when the port of %s is taken",
    async (variable) => {
      const squatter = createServer();
      await new Promise<void>((done) => squatter.listen(0, "127.0.0.1", done));
      const { port } = squatter.address() as { port: number };
      const free = async () => String(await freePort());
      const env = { PORT: await free(), REALTIME_PORT: await free(), POSTGRES_PORT: await free() };
      const failed = start({ ...env, DEMO: "false", [variable]: String(port) });
      await once(failed.child, "exit");
      expect(failed.child.exitCode).toBe(1);
      expect(failed.output()).toContain(`Port ${port}`);
      expect(failed.output()).toContain(`set ${variable}`);
      expect(failed.output()).not.toMatch(/\n\s+at /);
      squatter.close();
    },
  );

  it("npm start names a mis-set variable in one line", async () => {
    const ports = { PORT: "99999" };
    const failed = start(ports);
    await once(failed.child, "exit");
    expect(failed.output()).toContain("PORT must be a port number");
  });
});
