// `npm start`: everything on this machine, until Ctrl-C. `npm run dev` is the same with reloading.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { seedDemo } from "../prisma/seed/demo.ts";
import { buildApp } from "./build-app.ts";
import { buildPackages } from "./build-packages.ts";
import { serveDemoSite } from "./demo-site/server.ts";
import { StartError } from "./embedded-postgres.ts";
import { lockInstallation, openInstallation } from "./installation.ts";
import { type Environment, startStack } from "./stack.ts";
import { defaultProcesses, webProcesses } from "./web-processes.ts";

const isDev = process.argv.includes("--dev");
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What to undo at the end, newest first. */
const stops: (() => Promise<void>)[] = [];

async function main(): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR || ".data");
  const unlock = lockInstallation(dataDir);
  process.once("exit", unlock);
  const { secrets, demoPassword } = openInstallation(dataDir);
  if (isDev) buildPackages(say);
  else buildApp(say);

  stopOnSignals();
  const host = process.env.HOST || "127.0.0.1";
  const ports = {
    app: portOf("PORT", 3000),
    realtime: portOf("REALTIME_PORT", 6001),
    postgres: portOf("POSTGRES_PORT", 5439),
    demo: portOf("DEMO_PORT", 3001),
  };
  const env = { ...process.env, WEB_PROCESSES: process.env.WEB_PROCESSES || defaultProcesses() };
  const stack = await startStack({ dataDir, secrets, host, ports, isDev, env, say });
  stops.unshift(stack.stop);
  if (!isDev && webProcesses(env) > 1) restartOnHangUp(stack.app.pid);

  const isDemo = process.env.DEMO !== "false";
  const demo = isDemo ? await seedDemo(stack.databaseUrl, demoPassword) : null;
  const site = demo && (await openDemoSite(stack.appUrl, demo.inboxId, ports.demo));
  if (site) stops.unshift(site.close);
  say("");
  say(`  Dashboard     ${stack.appUrl}`);
  if (demo) say(`                sign in as ${demo.email} with the password ${demo.password}`);
  if (site) say(`  Demo website  ${site.url}`);
  say(`  Docs          ${stack.appUrl}/docs`);
  if (!stack.env.SMTP_URL) say(`  Mail          ${mailPlace(stack.env, stack.appUrl)}`);
  say("\n  Stop with Ctrl-C.");
}

/** Without SMTP, mail stays on this machine. */
function mailPlace(env: Environment, appUrl: string): string {
  const isShown = env.MAIL_PREVIEW === "true" && new URL(appUrl).hostname === "localhost";
  return isShown ? `${appUrl}/dev/mail` : `kept in ${env.MAIL_DIR}; set SMTP_URL to send it`;
}

/** The demo website lives on another origin than the app, as a customer's would. */
function openDemoSite(appUrl: string, inboxId: string, port: number) {
  return serveDemoSite({ port, host: "127.0.0.1", appUrl, inboxId }).catch((error: Error) => {
    say(`The demo website could not open on port ${port} (${error.message}); set DEMO_PORT.`);
    return undefined;
  });
}

let isStopping = false;

async function stopAll(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  say("\nStopping …");
  for (const stopPart of stops) await stopPart();
  process.exit(0);
}

/** Ctrl-C ends everything in order; pressing it again changes nothing. */
function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stopAll);
}

/** SIGHUP of a service manager restarts the app's processes one by one. That of a terminal says that it was closed. */
function restartOnHangUp(pid: () => number | undefined): void {
  if (process.stdin.isTTY) return;
  process.off("SIGHUP", stopAll);
  process.on("SIGHUP", () => {
    const app = pid();
    if (app !== undefined) process.kill(app, "SIGHUP");
  });
}

function portOf(name: string, fallback: number): number {
  const port = Number(process.env[name] || fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartError(`${name} must be a port number between 1 and 65535.`);
}

try {
  if (existsSync(".env")) process.loadEnvFile(".env");
  await main();
} catch (error) {
  const isExpected = error instanceof StartError;
  process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
