import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { log } from "./log.ts";

export type CleanImage = {
  bytes: Uint8Array;
  contentType: string;
  width: number;
  height: number;
  thumbnail: Uint8Array;
};

/** Read while running, not bundled; `next.config.ts` names it for deployments that trace files. */
const WORKER = "lib/platform/picture-worker.mjs";
/** One picture each. Decoding must leave room for those who only write. */
const MAX_WORKERS = availableParallelism() > 2 ? 2 : 1;
const MAX_WAITING = 12;
/** Longer than the decoder's own limits: this ends one that does not keep to them. */
const TIMEOUT_MS = 25_000;
const MAX_WAIT_MS = 30_000;
const IDLE_MS = 30_000;

/** Too many pictures at once: the same upload works a little later. */
export class PicturesBusyError extends Error {
  readonly retryAfterSeconds = 10;
}

type Answer = { picture: CleanImage | null; isSpent: boolean };

type Job = {
  bytes: Uint8Array;
  since: number;
  resolve: (image: CleanImage | null) => void;
  reject: (error: Error) => void;
};

const waiting: Job[] = [];
const idle: ChildProcess[] = [];
let working = 0;

/**
 * Decodes an image and writes it anew: upright, no larger than a chat shows, without EXIF (which
 * tells where a photo was taken) and without whatever else was hidden in the file. Null when it is
 * no image we show, is too large to decode, or takes too long. Throws `PicturesBusyError`.
 */
export function cleanImage(bytes: Uint8Array): Promise<CleanImage | null> {
  if (waiting.length >= MAX_WAITING) return Promise.reject(new PicturesBusyError());
  return new Promise((resolve, reject) => {
    waiting.push({ bytes, since: Date.now(), resolve, reject });
    workOff();
  });
}

function workOff(): void {
  while (working < MAX_WORKERS) {
    const job = waiting.shift();
    if (!job) return;
    if (Date.now() - job.since > MAX_WAIT_MS) {
      job.reject(new PicturesBusyError());
      continue;
    }
    working++;
    decode(job.bytes)
      .then(job.resolve, job.reject)
      .finally(() => {
        working--;
        workOff();
      });
  }
}

/** Gives one picture to a process; one that dies or takes too long has not decoded it. */
function decode(bytes: Uint8Array): Promise<CleanImage | null> {
  const worker = idle.pop() ?? startWorker();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      log.warn("picture.timeout", { bytes: bytes.length });
      worker.kill("SIGKILL");
    }, TIMEOUT_MS);
    const finish = (image: CleanImage | null) => {
      clearTimeout(timer);
      for (const event of ["message", "exit", "error"]) worker.removeAllListeners(event);
      worker.on("error", () => {});
      resolve(image);
    };
    worker.once("message", (answer) => {
      const { picture, isSpent } = answer as Answer;
      finish(picture);
      if (isSpent) worker.disconnect();
      else rest(worker);
    });
    worker.once("exit", (code, signal) => {
      log.warn("picture.worker_ended", { code, signal });
      finish(null);
    });
    worker.once("error", (error) => {
      log.error("picture.worker_failed", { error });
      finish(null);
    });
    worker.send(bytes, (error) => {
      if (error) worker.kill("SIGKILL");
    });
  });
}

/** Keeps a process for the next picture, but not for long: it holds memory. */
function rest(worker: ChildProcess): void {
  idle.push(worker);
  const leave = () => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    if (at >= 0 && worker.connected) worker.disconnect();
  };
  worker.once("exit", leave);
  setTimeout(leave, IDLE_MS).unref();
}

function startWorker(): ChildProcess {
  const worker = fork(join(/* turbopackIgnore: true */ process.cwd(), WORKER), [], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--max-old-space-size=128"],
    // It decodes hostile files, so it gets no secrets.
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, MALLOC_ARENA_MAX: "2" },
  });
  worker.unref();
  worker.channel?.unref();
  return worker;
}
