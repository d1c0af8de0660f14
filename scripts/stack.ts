// The service on one machine: database, realtime server and app, each its own process, started
// in order and stopped in reverse. Used by `npm start`, the tests and the benchmark.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { EnvError, parseEnv } from "../lib/platform/env.ts";
import { type RunningPostgres, StartError, startPostgres } from "./embedded-postgres.ts";
import { isPortFree } from "./free-port.ts";
import { migrate } from "./migrate.ts";
import { APP_NODE_OPTIONS } from "./node-options.ts";
import { shareOfPool, webProcesses } from "./web-processes.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 50;
/** Requests in flight get this long to finish. */
const STOP_TIMEOUT_MS = 10_000;
const RESTART_PAUSE_MS = 1_000;
/** A process that does not answer this often in a row is started again. */
const LIVENESS: Liveness = { everyMs: 5_000, timeoutMs: 5_000, misses: 4, startMs: 120_000 };

/** How a process that runs is asked whether it still answers; `startMs`: how long its start may take. */
export type Liveness = { everyMs: number; timeoutMs: number; misses: number; startMs: number };

/** The variables of a process. */
export type Environment = Record<string, string | undefined>;

/** Secrets of one installation; generated once and kept in its data folder. */
export type Secrets = {
  postgresPassword: string;
  appSecret: string;
  pusherAppId: string;
  pusherKey: string;
  pusherSecret: string;
};

export type StackOptions = {
  dataDir: string;
  secrets: Secrets;
  host: string;
  ports: { app: number; realtime: number; postgres: number };
  /** `next dev` instead of the built app. */
  isDev?: boolean;
  /** The environment for the parts; what it names as hosted is not started here. */
  env?: Environment;
  postgresSettings?: string[];
  liveness?: Liveness;
  say?: (line: string) => void;
};

export type Stack = {
  appUrl: string;
  /** Where the app listens; `appUrl` may be a proxy's. */
  port: number;
  databaseUrl: string;
  env: Environment;
  app: Part;
  /** Absent when a hosted one is used. */
  realtime: Part | undefined;
  stop: () => Promise<void>;
};

/** A supervised process: started again when it dies, until it is stopped. */
export type Part = {
  pid: () => number | undefined;
  /** Resolves when the process answers on its port. */
  ready: () => Promise<void>;
  stop: () => Promise<void>;
  /** Starts it again after `stop`. */
  start: () => Promise<void>;
};

/** Starts everything that the environment does not name as hosted. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const given = options.env ?? {};
  const say = options.say ?? (() => {});
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopPart of stops.splice(0).reverse()) await stopPart();
  };
  try {
    await requireFree(options.host, options.ports.app, "PORT");
    const databaseUrl = given.DATABASE_URL || (await startDatabase(options, stops));
    const applied = await migrate(given.DIRECT_URL || databaseUrl);
    if (applied.length > 0) say(`Applied ${applied.length} migration(s).`);
    const env = stackEnv(options, databaseUrl);
    requireValid(env);
    const realtime = given.PUSHER_APP_ID ? undefined : await startRealtime(options, env);
    if (realtime) stops.push(realtime.stop);
    const app = await startApp(options, env);
    stops.push(app.stop);
    return {
      appUrl: env.APP_URL ?? "",
      port: options.ports.app,
      databaseUrl,
      env,
      app,
      realtime,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(
  options: StackOptions,
  stops: (() => Promise<void>)[],
): Promise<string> {
  const postgres: RunningPostgres = await startPostgres({
    dataDir: join(options.dataDir, "postgres"),
    port: options.ports.postgres,
    password: options.secrets.postgresPassword,
    settings: options.postgresSettings,
    say: options.say,
  });
  stops.push(postgres.stop);
  return postgres.url("postgres");
}

function stackEnv(options: StackOptions, databaseUrl: string): Environment {
  const { secrets, ports } = options;
  const embeddedRealtime = {
    PUSHER_APP_ID: secrets.pusherAppId,
    PUSHER_KEY: secrets.pusherKey,
    PUSHER_SECRET: secrets.pusherSecret,
    PUSHER_HOST: "127.0.0.1",
    PUSHER_PORT: String(ports.realtime),
    PUSHER_TLS: "false",
    PUSHER_CLIENT_HOST: options.env?.PUSHER_CLIENT_HOST || "page",
    PUSHER_CLIENT_PORT: options.env?.PUSHER_CLIENT_PORT || String(ports.realtime),
    PUSHER_CLIENT_TLS: options.env?.PUSHER_CLIENT_TLS || "false",
  };
  return {
    ...process.env,
    APP_URL: `http://localhost:${ports.app}`,
    APP_SECRET: secrets.appSecret,
    UPLOADS_DIR: join(options.dataDir, "uploads"),
    MAIL_DIR: join(options.dataDir, "mail"),
    // Captured mail opens accounts: only while nobody but this machine can connect.
    MAIL_PREVIEW: String(/^(127\.0\.0\.1|::1|localhost)$/.test(options.host)),
    ...(options.env?.PUSHER_APP_ID ? {} : embeddedRealtime),
    ...dropEmpty(options.env ?? {}),
    DATABASE_URL: databaseUrl,
    NODE_ENV: options.isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** A variable that is wrong stops the start here, not in a child that would start over and over. */
function requireValid(env: Environment): void {
  try {
    parseEnv(env);
  } catch (error) {
    if (error instanceof EnvError) throw new StartError(error.message);
    throw error;
  }
}

function dropEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}

async function startRealtime(options: StackOptions, env: Environment): Promise<Part> {
  const port = options.ports.realtime;
  await requireFree(options.host, port, "REALTIME_PORT");
  const command = [join(root, "packages/realtime-server/src/cli.ts")];
  return supervise({
    name: "realtime server",
    command,
    host: options.host,
    port,
    env: {
      ...env,
      REALTIME_HOST: options.host,
      REALTIME_PORT: String(port),
      // It stands behind the same proxies, unless somebody says otherwise.
      REALTIME_TRUSTED_PROXIES: env.REALTIME_TRUSTED_PROXIES || env.TRUSTED_PROXIES || "0",
      EXIT_WITH_PARENT: "1",
    },
    livePath: "/health",
    liveness: options.liveness ?? LIVENESS,
  });
}

function startApp(options: StackOptions, env: Environment): Promise<Part> {
  const { host, ports, isDev } = options;
  const port = String(ports.app);
  const processes = isDev ? 1 : webProcesses(env);
  const next = [join(root, "node_modules/next/dist/bin/next"), isDev ? "dev" : "start"];
  const parent = ["--import", join(root, "scripts/exit-with-parent.mjs")];
  const command =
    processes === 1
      ? [...APP_NODE_OPTIONS, ...parent, ...next, "--hostname", host, "--port", port]
      : [...parent, join(root, "scripts/web.ts"), host, port, String(processes)];
  return supervise({
    name: "app",
    command,
    host,
    port: ports.app,
    env: { ...env, ...shareOfPool(env, processes) },
    livePath: "/api/health/live",
    // While it is developed, somebody may look at it in a debugger.
    liveness: options.isDev ? undefined : (options.liveness ?? LIVENESS),
  });
}

async function requireFree(host: string, port: number, variable: string): Promise<void> {
  if (await isPortFree(port, host)) return;
  throw new StartError(
    `Port ${port} is taken. Stop what uses it, or set ${variable} to a free one.`,
  );
}

type Program = {
  name: string;
  command: string[];
  host: string;
  port: number;
  env: Environment;
  livePath: string;
  /** Absent: nobody asks. */
  liveness: Liveness | undefined;
};

/**
 * Runs a Node.js program, starts it again when it dies or answers nobody, and waits until its port
 * answers.
 */
async function supervise(program: Program): Promise<Part> {
  const { name, command, host, port, env, liveness } = program;
  const liveUrl = `http://${reachable(host)}:${port}${program.livePath}`;
  let child: ChildProcess | undefined;
  let isWanted = false;

  const launch = () => {
    // Its own process group: Ctrl-C reaches it from us, in order. Its standard input is a pipe
    // that closes when we die. Errors it prints are for the operator.
    child = spawn(process.execPath, command, {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
      stdio: ["pipe", "ignore", "inherit"],
      detached: true,
    });
    const started = child;
    const stopWatching =
      liveness &&
      watchLiveness(liveUrl, liveness, () => {
        process.stderr.write(`The ${name} answers nobody any more; ending it.\n`);
        started.kill("SIGKILL");
      });
    child.once("exit", async (code, signal) => {
      stopWatching?.();
      if (!isWanted) return;
      process.stderr.write(`The ${name} stopped (${signal ?? code}); starting it again.\n`);
      await delay(RESTART_PAUSE_MS);
      if (isWanted) launch();
    });
  };
  const isDead = () => child === undefined || child.exitCode !== null || child.signalCode !== null;
  const part: Part = {
    pid: () => child?.pid,
    ready: () => untilListening(host, port, name),
    stop: async () => {
      isWanted = false;
      if (!child || isDead()) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      const timer = setTimeout(() => child?.kill("SIGKILL"), STOP_TIMEOUT_MS);
      await exited;
      clearTimeout(timer);
    },
    start: async () => {
      isWanted = true;
      if (isDead()) launch();
      await part.ready();
    },
  };
  await part.start();
  return part;
}

/** Asks until it is told to stop; calls back once, when the answer was missing often enough. */
function watchLiveness(
  url: string,
  { everyMs, timeoutMs, misses, startMs }: Liveness,
  onSilence: () => void,
): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const asks = () =>
    fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).then(
      () => true,
      () => false,
    );
  const watch = async () => {
    // A process that is still starting has answered nobody yet.
    const startsUntil = Date.now() + startMs;
    let hasAnswered = false;
    let missed = 0;
    while (missed < misses) {
      await delay(everyMs, undefined, { signal, ref: false });
      const isAlive = await asks();
      hasAnswered ||= isAlive;
      const mayBeStarting = !hasAnswered && Date.now() < startsUntil;
      missed = isAlive || mayBeStarting ? 0 : missed + 1;
    }
    if (!signal.aborted) onSilence();
  };
  // Only the end of waiting throws.
  watch().catch(() => {});
  return () => stopped.abort();
}

const reachable = (host: string) => (host === "0.0.0.0" ? "127.0.0.1" : host);

async function untilListening(host: string, port: number, name: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers(host, port))) {
    if (Date.now() > deadline) throw new StartError(`The ${name} does not answer on port ${port}.`);
    await delay(POLL_MS);
  }
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ host: reachable(host), port })
      .once("connect", () => {
        socket.destroy();
        done(true);
      })
      .once("error", () => done(false));
  });
}
