import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { freePort } from "../../scripts/free-port.ts";
import type { DrivenBrowser, InPage, Tab } from "./tab.ts";

/** Keys that are no character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004" } as const;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const START_TIMEOUT_MS = 20_000;

export type WebKitPaths = { driver: string; miniBrowser: string; xvfb: string };

type Call = <T = unknown>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: object,
) => Promise<T>;

/** WebKitGTK's MiniBrowser by WebDriver (https://www.w3.org/TR/webdriver2/), on a screen of its own. */
export async function startWebKit(paths: WebKitPaths): Promise<DrivenBrowser> {
  const screen = await startScreen(paths.xvfb);
  const port = await freePort();
  const driver = spawn(paths.driver, ["--host=local", `--port=${port}`], {
    env: { ...process.env, DISPLAY: screen.display, LIBGL_ALWAYS_SOFTWARE: "1" },
    stdio: "ignore",
  });
  await untilListening(port);
  const root = caller(`http://127.0.0.1:${port}`);
  const { sessionId } = await root<{ sessionId: string }>("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        "webkitgtk:browserOptions": {
          binary: paths.miniBrowser,
          args: ["--automation"],
        },
      },
    },
  });
  const call = caller(`http://127.0.0.1:${port}/session/${sessionId}`);
  const first = await call<string>("GET", "/window");
  const place: Place = { handle: first, isChat: false, first };
  return {
    name: "webkit",
    async newTab() {
      const { handle } = await call<{ handle: string }>("POST", "/window/new", { type: "window" });
      return openTab(call, handle, place);
    },
    // This driver does not tell what a console says; see `pageErrors` in open-shadow.js.
    takeErrors: () => [],
    async close() {
      await call("DELETE", "").catch(() => {});
      await stop(driver);
      await stop(screen.process);
    },
  };
}

/** Where the driver is: which window, and whether in its page or in the chat's frame. */
type Place = { handle: string; isChat: boolean; readonly first: string };

async function openTab(call: Call, handle: string, place: Place): Promise<Tab> {
  // Going somewhere gives it the focus, which no visitor does: only when it is somewhere else.
  const enter = async () => {
    if (place.handle !== handle) await call("POST", "/window", { handle });
    if (place.handle !== handle || place.isChat) await call("POST", "/frame", { id: null });
    Object.assign(place, { handle, isChat: false });
  };
  const act = async (id: string, type: "pointer" | "key", actions: object[]) => {
    // Keys go to whatever has the focus.
    if (type === "pointer" || place.handle !== handle) await enter();
    const parameters = type === "pointer" ? { parameters: { pointerType: "mouse" } } : {};
    await call("POST", "/actions", { actions: [{ id, type, ...parameters, actions }] });
    await call("DELETE", "/actions");
  };
  const keys = (text: string) =>
    act(
      "keys",
      "key",
      [...text].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]),
    );
  const execute = <Result>(run: InPage<Result>, args: unknown[]) =>
    call<Result>("POST", "/execute/sync", {
      script: `return (${run}).apply(null, arguments)`,
      args,
    });
  const enterChat = async () => {
    if (place.handle === handle && place.isChat) return;
    await enter();
    const frame = await execute(() => window.findChatFrame?.() ?? null, []);
    if (!frame) throw new Error("there is no chat frame");
    await call("POST", "/frame", { id: frame as object });
    place.isChat = true;
  };
  await enter();
  await call("POST", "/window/rect", { width: 1280, height: 860 });
  return {
    async goto(url) {
      await enter();
      await call("POST", "/url", { url });
    },
    async reload() {
      await enter();
      await call("POST", "/refresh", {});
    },
    async back() {
      await enter();
      await call("POST", "/back", {});
    },
    async evaluate<Result>(run: InPage<Result>, ...args: unknown[]) {
      await enter();
      return execute(run, args);
    },
    async inChat<Result>(run: InPage<Result>, ...args: unknown[]) {
      await enterChat();
      return execute(run, args);
    },
    click: (x, y) =>
      act("mouse", "pointer", [
        { type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ]),
    type: keys,
    press: (key) => keys(KEYS[key]),
    async chooseInChat(paths) {
      await enterChat();
      const found = await call<Record<string, string>>("POST", "/element", {
        using: "css selector",
        value: "input[type=file]",
      });
      await call("POST", `/element/${found[ELEMENT]}/value`, { text: paths.join("\n") });
    },
    async screenshot(path) {
      await enter();
      await writeFile(path, Buffer.from(await call<string>("GET", "/screenshot"), "base64"));
    },
    async forgetCookies() {
      await enter();
      await call("DELETE", "/cookie");
    },
    async close() {
      await enter();
      await call("DELETE", "/window");
      // The first window stays: the browser ends with its last one.
      await call("POST", "/window", { handle: place.first });
      place.handle = place.first;
    },
  };
}

function caller(base: string): Call {
  return async <T>(method: string, path: string, body?: object) => {
    const response = await fetch(`${base}${path}`, {
      method,
      body: method === "POST" ? JSON.stringify(body) : undefined,
    });
    const { value } = (await response.json()) as {
      value: T & { error?: string; message?: string };
    };
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error} ${value.message}`);
    return value;
  };
}

async function untilListening(port: number): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error("WebKitWebDriver does not answer");
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** An X server that nobody sees. It picks its number and writes it to the descriptor that it is given. */
async function startScreen(xvfb: string): Promise<{ display: string; process: ChildProcess }> {
  const child = spawn(
    xvfb,
    ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    },
  );
  const output = child.stdio[3];
  if (!output) throw new Error("Xvfb has no output");
  const [number] = (await once(output, "data")) as [Buffer];
  return { display: `:${String(number).trim()}`, process: child };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  await ended;
}
