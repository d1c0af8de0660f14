import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "../../scripts/stack.ts";
import { PUBLISHED } from "./build.ts";

for (const name of PUBLISHED) {
  test(`@linkdesk/${name} is packed so that bundlers and Node.js find its files`, async () => {
    const pkgDir = join(root, "packages", name);
    const { messages, pkg } = await publint({ pkgDir, pack: "npm", strict: true });
    expect(pkg?.name).toBe(`@linkdesk/${name}`);
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });
}

test("the realtime server starts from its published files, as a library and as a command", async () => {
  // By its name, but not read by the type check: it runs before anything is built.
  const name: string = "@linkdesk/realtime-server";
  const { createRealtimeServer } = await import(name);
  const server = createRealtimeServer({ apps: [{ id: "1", key: "k", secret: "s" }] });
  await server.listen(0, "127.0.0.1");
  await server.close();

  const cli = join(root, "packages/realtime-server/dist/cli.js");
  const app = { PUSHER_APP_ID: "1", PUSHER_KEY: "k", PUSHER_SECRET: "s", REALTIME_PORT: "0" };
  const env = { ...process.env, ...app };
  const child = spawn(process.execPath, [cli], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [text] = await once(child.stdout, "data");
  expect(String(text)).toMatch(/^realtime server listening on ws:/);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
