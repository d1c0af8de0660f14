#!/usr/bin/env node
import { createRealtimeServer } from "./server.ts";

const DEFAULT_PORT = "6001";
const DEFAULT_HOST = "127.0.0.1";

function fail(message: string): never {
  process.stderr.write(`realtime server: ${message}\n`);
  process.exit(1);
}

function required(name: string): string {
  return process.env[name] || fail(`the environment variable ${name} is missing`);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  return fail(`REALTIME_PORT must be a port number, not "${text}"`);
}

function proxyCount(text: string): number {
  if (/^\d$|^10$/.test(text)) return Number(text);
  return fail(`REALTIME_TRUSTED_PROXIES must be a number from 0 to 10, not "${text}"`);
}

function webhookUrl(text: string): string {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? "")) return text;
  return fail(`REALTIME_WEBHOOK_URL must be an http(s) address, not "${text}"`);
}

async function main(): Promise<void> {
  const webhook = process.env.REALTIME_WEBHOOK_URL;
  const app = {
    id: required("PUSHER_APP_ID"),
    key: required("PUSHER_KEY"),
    secret: required("PUSHER_SECRET"),
    webhooks: webhook ? [{ url: webhookUrl(webhook) }] : [],
  };
  const port = portNumber(process.env.REALTIME_PORT || DEFAULT_PORT);
  const host = process.env.REALTIME_HOST || DEFAULT_HOST;
  const server = createRealtimeServer({
    apps: [app],
    trustedProxies: proxyCount(process.env.REALTIME_TRUSTED_PROXIES || "0"),
    onError: (error) => process.stderr.write(`realtime server: ${error.message}\n`),
  });

  const address = await server.listen(port, host).catch((error: NodeJS.ErrnoException) => {
    const isTaken = error.code === "EADDRINUSE";
    return fail(isTaken ? `port ${port} on ${host} is taken` : error.message);
  });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await server.close();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  if (process.env.EXIT_WITH_PARENT === "1") {
    process.stdin.once("end", stop);
    process.stdin.once("close", stop);
    process.stdin.resume();
  }
  // Last: whoever reads it may stop this process at once.
  process.stdout.write(`realtime server listening on ws://${host}:${address.port}\n`);
}

await main();
