// The app as several processes that share one port, and one beside them that works on jobs. scripts/stack.ts runs it
// where WEB_PROCESSES is more than 1. SIGTERM stops all; SIGHUP starts them anew, one by one, while the others answer.
import { type ChildProcess, fork } from "node:child_process";
import cluster from "node:cluster";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { APP_NODE_OPTIONS } from "./node-options.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const NEXT = join(root, "node_modules/next/dist/bin/next");
const NODE_ARGS = [...APP_NODE_OPTIONS, "--import", join(root, "scripts/web-process.mjs")];

const RESTART_PAUSE_MS = 1_000;
const LOOK_EVERY_MS = 1_000;
/** A process that says nothing for so long is ended. */
const MAX_SILENCE_MS = 20_000;
/** Not before: on a busy machine, loading the app keeps it from saying anything. */
const START_MS = 120_000;
/** Longer than idle connections are kept (5 s in Node.js): after it, every connection has been given up. */
const DRAIN_MS = 6_000;
/** Answers under way get so long to finish; less than what stops this process itself. */
const STOP_MS = 8_000;

type Child = { name: string; process: ChildProcess; startedAt: number; heardAt: number };

const [host = "127.0.0.1", port = "3000", count = "2"] = process.argv.slice(2);
const webs = new Set<Child>();
let jobs: Child | undefined;
let isStopping = false;
let isRestarting = false;

const say = (line: string) => process.stderr.write(`${line}\n`);

cluster.setupPrimary({
  exec: NEXT,
  args: ["start", "--hostname", host, "--port", port],
  execArgv: NODE_ARGS,
  stdio: ["ignore", "ignore", "inherit", "ipc"],
});

/** False where other machines work on the jobs. */
const hasJobs = process.env.JOBS_WORKER !== "false";

/** Answers requests; what is to be done beside them is left to the process for jobs. */
function startWeb(): Child {
  const worker = cluster.fork({ JOBS_WORKER: hasJobs ? "beside" : "false" });
  closeUntaken(worker.process);
  const child = watch("app", worker.process);
  webs.add(child);
  worker.process.once("exit", () => webs.delete(child));
  return child;
}

/**
 * Closes the connections that were handed to a process which died before it took them. `node:cluster` keeps them open
 * (RoundRobinHandle.handoff waits for a reply), so that whoever sent a request would wait for ever; on a connection
 * that closes they send it again. The messages are Node's own and not documented: if they change, this does nothing.
 */
function closeUntaken(childProcess: ChildProcess): void {
  const untaken = new Map<unknown, Connection>();
  const { send } = childProcess;
  childProcess.send = (...call: unknown[]) => {
    const [message, handle] = call;
    if (hasKey(message, "seq") && isConnection(handle)) untaken.set(message.seq, handle);
    return Reflect.apply(send, childProcess, call);
  };
  childProcess.on("internalMessage", (message) => {
    if (hasKey(message, "ack")) untaken.delete(message.ack);
  });
  childProcess.once("exit", () => {
    for (const connection of untaken.values()) connection.close();
  });
}

/** The same program, on a port that only this machine can reach and nothing knows. */
function startJobs(): Child {
  const child = watch(
    "process for jobs",
    fork(NEXT, ["start", "--hostname", "127.0.0.1", "--port", "0"], {
      execArgv: NODE_ARGS,
      env: { ...process.env, JOBS_WORKER: "true" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    }),
  );
  jobs = child;
  return child;
}

function watch(name: string, childProcess: ChildProcess): Child {
  const now = Date.now();
  const child: Child = { name, process: childProcess, startedAt: now, heardAt: now };
  childProcess.on("message", (message) => {
    if (hasKey(message, "beat")) child.heardAt = Date.now();
    // Something was written that the process for jobs is to look at.
    if (hasKey(message, "wake") && jobs?.process.connected) jobs.process.send(message);
  });
  // Its channel may be gone before it is.
  childProcess.on("error", () => {});
  return child;
}

type Connection = { close: () => void };
const isConnection = (handle: unknown): handle is Connection =>
  hasKey(handle, "close") && typeof handle.close === "function";

const hasKey = <K extends string>(message: unknown, key: K): message is { [N in K]: unknown } =>
  typeof message === "object" && message !== null && key in message;

/** Keeps it running: started again after a pause, whatever it died of. */
function keep(start: () => Child): Child {
  const child = start();
  child.process.once("exit", async (code, signal) => {
    if (isStopping || leaving.has(child)) return;
    say(`The ${child.name} stopped (${signal ?? code}); starting it again.`);
    await delay(RESTART_PAUSE_MS);
    if (!isStopping) keep(start);
  });
  return child;
}

/** Those that are replaced. */
const leaving = new WeakSet<Child>();

async function restartAll(): Promise<void> {
  say("Starting the app anew, one process after the other.");
  for (const old of [...webs]) {
    const fresh = keep(startWeb);
    if (!(await isListening(fresh)) || isStopping) {
      say("A new process did not start; the others stay.");
      leaving.add(fresh);
      fresh.process.kill("SIGKILL");
      return;
    }
    leaving.add(old);
    if (old.process.connected) old.process.send({ drain: true });
    await delay(DRAIN_MS);
    await end(old);
  }
  if (jobs) {
    leaving.add(jobs);
    await end(jobs);
    if (!isStopping) keep(startJobs);
  }
  say("The app was started anew.");
}

/** Whether it takes connections before it ends. */
async function isListening({ process: childProcess }: Child): Promise<boolean> {
  const ended = new AbortController();
  childProcess.once("exit", () => ended.abort());
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(START_MS)]);
  try {
    for (;;) {
      const [worker] = await once(cluster, "listening", { signal });
      if (worker.process === childProcess) return true;
    }
  } catch {
    return false;
  }
}

/** Lets it finish its answers. */
async function end({ process: childProcess }: Child): Promise<void> {
  if (childProcess.exitCode !== null || childProcess.signalCode !== null) return;
  const exited = once(childProcess, "exit");
  childProcess.kill("SIGTERM");
  const timer = setTimeout(() => childProcess.kill("SIGKILL"), STOP_MS);
  await exited;
  clearTimeout(timer);
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await Promise.all([...webs, ...(jobs ? [jobs] : [])].map(end));
  process.exit(0);
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("SIGHUP", async () => {
  if (isRestarting || isStopping) return;
  isRestarting = true;
  await restartAll();
  isRestarting = false;
});

setInterval(() => {
  const now = Date.now();
  for (const child of [...webs, ...(jobs ? [jobs] : [])]) {
    const mayBeStarting = now - child.startedAt < START_MS;
    if (mayBeStarting || now - child.heardAt < MAX_SILENCE_MS) continue;
    say(`The ${child.name} answers nobody any more; ending it.`);
    child.heardAt = now;
    child.process.kill("SIGKILL");
  }
}, LOOK_EVERY_MS);

for (let started = 0; started < Number(count); started++) keep(startWeb);
// Not all at once: whoever starts the service waits for the first answer.
if (hasJobs) cluster.once("listening", () => void keep(startJobs));
