import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { expect, test } from "@playwright/test";
import { transform } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { finishPackage } from "../../lib/packages/finish-package.ts";
import type { PackageTemplate } from "../../lib/packages/template.ts";
import { root } from "../../scripts/stack.ts";

const built = join(root, "packages/.built");
const templates = readdirSync(built).filter((file) => file.endsWith(".json"));

/** What is wrong with a package, for bundlers and Node.js. */
async function lint(options: Parameters<typeof publint>[0]): Promise<unknown[]> {
  const { messages, pkg } = await publint({ ...options, strict: true });
  return messages.map((message) => formatMessage(message, pkg ?? {}));
}

for (const file of templates) {
  test(`the instance packs ${file.replace(".json", "")} so that bundlers, Node.js and TypeScript find its files`, async () => {
    const template = JSON.parse(readFileSync(join(built, file), "utf8"));
    const { bytes } = finishPackage(template, "https://chat.example.com");
    expect(await lint({ pack: { tarball: bytes.buffer } })).toEqual([]);
    const { types, problems } = checked(await checkPackage(createPackageFromTarballData(bytes)));
    expect(types).toMatchObject({ kind: "included" });
    // The frameworks' packages are ES modules only, as the frameworks are today.
    const isDual = Boolean(template.package.exports["."].require);
    const isExpected = ({ kind }: { kind: string }) => !isDual && kind === "CJSResolvesToESM";
    expect(problems.filter((problem) => !isExpected(problem))).toEqual([]);
  });
}

function checked(result: Awaited<ReturnType<typeof checkPackage>>) {
  if (!result.types) throw new Error("the package has no types");
  return result;
}

test("the SDK is at most 12 kB", () => {
  const { files } = JSON.parse(readFileSync(join(built, "sdk.json"), "utf8")) as PackageTemplate;
  const scripts = files.filter(({ path }) => /\.c?js$/.test(path));
  expect(scripts.map(({ path }) => path)).toEqual(["dist/index.js", "dist/index.cjs"]);
  for (const { text } of scripts) expect(gzipSync(text).length).toBeLessThan(12_000);
});

test("the chat without a screen is at most 15 KiB, minified as a bundler does", async () => {
  const { code } = await transform(
    (JSON.parse(readFileSync(join(built, "chat.json"), "utf8")) as PackageTemplate).files.find(
      ({ path }) => path === "dist/index.js",
    )?.text ?? "",
    { minify: true },
  );
  const bytes = gzipSync(code).length;
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThanOrEqual(15 * 1024);
});

test("the realtime server is packed so that bundlers and Node.js find its files", async () => {
  expect(await lint({ pkgDir: join(root, "packages/realtime-server"), pack: "npm" })).toEqual([]);
});

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
