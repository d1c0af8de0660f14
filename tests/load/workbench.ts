// What the parts of the benchmark share, started when first needed and undone at the end.
import { type Browser, chromium } from "@playwright/test";
import { buildApp } from "../../scripts/build-app.ts";
import { requireBrowser } from "../../scripts/require-browser.ts";
import type { Environment, Stack } from "../../scripts/stack.ts";
import { LAUNCH_OPTIONS } from "../support/launch-options.ts";
import { startTestStack } from "../support/test-stack.ts";
import type { Metric } from "./metric.ts";

export type Workbench = {
  say: (line: string) => void;
  /** The built service on free loopback ports, its database as durable as in production. */
  stack: () => Promise<Stack>;
  /** The same with other variables, beside it. */
  anotherStack: (env: Environment) => Promise<Stack>;
  /** Another browser, a process of its own, with switches beyond the usual ones. */
  openBrowser: (args?: string[]) => Promise<Browser>;
  /** Has `undo` run at the end, the newest first. Cleaning up twice must be harmless. */
  defer: (undo: () => Promise<unknown>) => void;
  /** Undoes everything; asked again, it waits for the same. */
  close: () => Promise<void>;
};

/** A part of the benchmark: measures, and returns its rows. */
export type Part = (bench: Workbench) => Promise<Metric[]>;

export function createWorkbench(say: (line: string) => void): Workbench {
  const undos: (() => Promise<unknown>)[] = [];
  let started: Promise<Stack> | undefined;
  let closing: Promise<void> | undefined;

  const defer = (undo: () => Promise<unknown>) => void undos.push(undo);
  /** Registered before it has started: interrupted half-way, it is still stopped. */
  const deferStop = <T>(starting: Promise<T>, stop: (thing: T) => Promise<unknown>) => {
    defer(() => starting.then(stop, () => {}));
    return starting;
  };

  async function undoAll(): Promise<void> {
    for (let undo = undos.pop(); undo; undo = undos.pop()) {
      await undo().catch((error: Error) => process.stderr.write(`Clean-up: ${error.message}\n`));
    }
  }

  return {
    say,
    defer,
    stack: () => {
      started ??= deferStop(startBuiltStack(say), (stack) => stack.stop());
      return started;
    },
    anotherStack: (env) => deferStop(startBuiltStack(say, env), (stack) => stack.stop()),
    openBrowser: (args = []) => deferStop(launchBrowser(say, args), (browser) => browser.close()),
    close: () => {
      closing ??= undoAll();
      return closing;
    },
  };
}

async function startBuiltStack(say: (line: string) => void, env: Environment = {}): Promise<Stack> {
  buildApp(say);
  // As in production: answers are not parsed a second time.
  return startTestStack({ isDurable: true, env: { CHECK_RESPONSES: "false", ...env } });
}

function launchBrowser(say: (line: string) => void, args: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: requireBrowser(say),
    args: [...LAUNCH_OPTIONS.args, ...args],
    // Ctrl-C is for us: Playwright would end this process before the rest is cleaned up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
