// `npm run runtimes`: @linkdesk/sdk and @linkdesk/chat under each runtime that they promise: Node.js 18 to 24, Deno, Bun,
// and an edge runtime (workerd, of Cloudflare's Workers). Not part of `npm test`: it loads the runtimes from npm, about
// 40 MB each.
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { finishPackage } from "../lib/packages/finish-package.ts";
import { buildPackages } from "./build-packages.ts";
import { freePort } from "./free-port.ts";
import { root } from "./stack.ts";

const NODE_VERSIONS = ["18", "20", "22", "24"];
const DENO = "2.9.6";
const BUN = "1.4.5";
const WORKERD = "1.20261117.1";
const START_TIMEOUT_MS = 20_000;

/** A call with a retry, pages, an upload, a webhook's signature, a visitor's token; a chat that is not let in. */
const PROGRAM = `
async function check({ Linkdesk, verifyWebhook, signUserJwt }, { createChat }, baseUrl) {
  const client = new Linkdesk({ apiKey: "ld_1", baseUrl });
  const sent = await client.messages.send({ channelId: "1", to: "2", content: { type: "text", text: "Hi" } });
  if (sent.data?.conversationId !== "1") throw new Error("send: " + sent.error);
  let count = 0;
  for await (const one of client.members.list()) count += one ? 1 : 0;
  if (count !== 1) throw new Error("list");
  if ((await client.uploads.create(new Blob(["a"]), { name: "a" })).error) throw new Error("upload");
  // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
  const headers = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  };
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  await verifyWebhook('{"test": 2432232314}', headers, secret, { toleranceSeconds: Infinity });
  const jwt = await signUserJwt({ external_user_id: "1", email: "a@example.com", first_name: "A" }, "secret");
  if (jwt.split(".").length !== 3) throw new Error("jwt");
  const chat = createChat({ inboxId: "1", baseURL: baseUrl, randomUUID: () => "1" });
  const failed = new Promise((done) => chat.subscribe(() => chat.getState().status === "failed" && done()));
  chat.start();
  await failed;
  if (chat.getState().error.message !== "Not here.") throw new Error("chat");
}
`;
const IMPORTS = `
import * as sdk from "@linkdesk/sdk";
import * as chat from "@linkdesk/chat";
`;

const run = promisify(execFile);
const say = (line: string) => process.stdout.write(`${line}\n`);
const npm = (cwd: string, ...args: string[]) =>
  execFileSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "--loglevel=error", "--legacy-peer-deps", ...args],
    { cwd, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" },
  );

buildPackages(say);
const folder = mkdtempSync(join(tmpdir(), "linkdesk-runtimes-"));
const api = await startApi();
try {
  await writeProject();
  for (const version of NODE_VERSIONS) {
    const name = `node-${process.platform}-${process.arch}`;
    const node = join(install(`${name}@${version}`), name, "bin/node");
    for (const file of ["use.mjs", "use.cjs"]) await tryOut(`Node.js ${version}`, node, [file]);
  }
  const deno = join(install(`deno@${DENO}`), ".bin/deno");
  await tryOut(`Deno ${DENO}`, deno, ["run", "--allow-all", "use.mjs"]);
  const bun = join(install(`bun@${BUN}`), ".bin/bun");
  await tryOut(`Bun ${BUN}`, bun, ["use.mjs"]);
  await tryWorkerd(join(install(`workerd@${WORKERD}`), ".bin/workerd"));
} finally {
  api.close();
  rmSync(folder, { recursive: true, force: true });
}

/** An API that is busy at first, and says how often the first call came with the same key. */
async function startApi() {
  let keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const key = request.headers["idempotency-key"];
    if (key !== undefined) keys.push(String(key));
    const isFirst = keys.length === 1 && request.url === "/api/v1/messages";
    const isChat = request.url?.startsWith("/api/widget/");
    const status = isChat ? 403 : isFirst ? 503 : 201;
    const body = isChat
      ? { code: "forbidden", detail: "Not here." }
      : isFirst
        ? { code: "unavailable" }
        : { conversationId: "1", items: [{}], nextCursor: null };
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Throws unless the message was sent twice with one key. Forgets the keys. */
    checkRetry() {
      const [first, second] = keys;
      const isRepeated = keys.length === 2 && first !== undefined && first === second;
      keys = [];
      if (!isRepeated) throw new Error("The message was not sent again with its key.");
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function writeProject(): Promise<void> {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  for (const name of ["sdk", "chat"]) {
    const template = JSON.parse(readFileSync(join(root, `packages/.built/${name}.json`), "utf8"));
    writeFileSync(join(folder, `${name}.tgz`), finishPackage(template, api.url).bytes);
  }
  npm(folder, "./sdk.tgz", "./chat.tgz");
  const call = `check(sdk, chat, "${api.url}").then(() => console.log("ok"))`;
  writeFileSync(join(folder, "use.mjs"), `${IMPORTS}${PROGRAM}await ${call};`);
  writeFileSync(
    join(folder, "use.cjs"),
    `const sdk = require("@linkdesk/sdk");\nconst chat = require("@linkdesk/chat");\n${PROGRAM}${call};`,
  );
}

/** Loads a runtime from npm; returns the folder that it is in. */
function install(name: string): string {
  const at = join(folder, "runtimes", name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "package.json"), JSON.stringify({ private: true }));
  npm(at, name);
  return join(at, "node_modules");
}

async function tryOut(name: string, program: string, args: string[]): Promise<void> {
  const { stdout } = await run(program, args, { cwd: folder, timeout: START_TIMEOUT_MS });
  if (stdout !== "ok\n") throw new Error(`${name}: ${stdout}`);
  api.checkRetry();
  say(`${args.at(-1)} runs under ${name}`);
}

/** Runs the program as a worker, which is asked once. */
async function tryWorkerd(program: string): Promise<void> {
  const port = await freePort();
  const worker = `${IMPORTS}${PROGRAM}
    export default {
      fetch: () => check(sdk, chat, "${api.url}").then(() => new Response("ok"), (error) => new Response(String(error))),
    };`;
  await build({
    stdin: { contents: worker, resolveDir: folder },
    outfile: join(folder, "worker.js"),
    bundle: true,
    format: "esm",
    external: ["node:*"],
    logLevel: "silent",
  });
  writeFileSync(
    join(folder, "worker.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2026-01-01",
      globalOutbound = "network",
    )),
    (name = "network", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);`,
  );
  const child = spawn(program, ["serve", "worker.capnp"], { cwd: folder, stdio: "inherit" });
  try {
    const answer = await ask(`http://127.0.0.1:${port}/`);
    if (answer !== "ok") throw new Error(`workerd: ${answer}`);
    api.checkRetry();
    say(`a worker runs under workerd ${WORKERD}`);
  } finally {
    child.kill();
  }
}

/** Asks until somebody listens. */
async function ask(url: string): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer) return answer.text();
    if (Date.now() > deadline) throw new Error(`Nothing answers at ${url}.`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
