import type { TransferListItem, Worker } from "node:worker_threads";

const IDLE_MS = 30_000;

/** What foreign mails get: no secrets, no options of this process, and so much memory. */
export const WORKER_OPTIONS = {
  env: {},
  execArgv: [],
  // A mail of 25 MB needs about 150 MB beside its bytes.
  resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
};

/** What a thread gets: a mail, and what else it must know. */
export type WorkOrder = { raw: Uint8Array; details?: unknown };

/** A mail in a thread's hands. */
export type Task = {
  /** From now on, the thread has so much time left. */
  allow: (timeoutMs: number) => void;
  send: (message: unknown) => void;
  /** The thread has answered, and is free for the next mail. */
  finish: () => void;
};

type Job = {
  order: WorkOrder;
  timeoutMs: number;
  onAnswer: (answer: unknown, task: Task) => void;
  resolve: (problem: string | undefined) => void;
};

export type WorkerPool = {
  /**
   * Gives a mail to a thread as soon as one is free. Resolves when `onAnswer` finishes the task, or with what
   * went wrong: the thread took too long and was ended, or died. Never rejects.
   */
  run: (
    raw: Buffer,
    timeoutMs: number,
    onAnswer: (answer: unknown, task: Task) => void,
    details?: unknown,
  ) => Promise<string | undefined>;
};

/** Threads that are started when needed, at most so many, and ended half a minute after their last mail. */
export function workerPool(start: () => Worker, maxWorkers: number): WorkerPool {
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  let working = 0;

  const workOff = () => {
    while (working < maxWorkers) {
      const job = waiting.shift();
      if (!job) return;
      const worker = idle.pop() ?? start();
      working++;
      work(worker, job).then(({ problem, isFree }) => {
        working--;
        if (isFree) rest(worker, idle);
        job.resolve(problem);
        workOff();
      });
    }
  };

  return {
    run: (raw, timeoutMs, onAnswer, details) =>
      new Promise((resolve) => {
        // A copy is handed over: the mail stays the caller's.
        waiting.push({
          order: { raw: new Uint8Array(raw), details },
          timeoutMs,
          onAnswer,
          resolve,
        });
        workOff();
      }),
  };
}

function work(worker: Worker, job: Job): Promise<{ problem?: string; isFree: boolean }> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = () => {
      clearTimeout(timer);
      for (const event of ["message", "messageerror", "exit", "error"]) {
        worker.removeAllListeners(event);
      }
      worker.on("error", () => {});
    };
    const stop = (problem: string) => {
      end();
      void worker.terminate();
      resolve({ problem, isFree: false });
    };
    const task: Task = {
      allow: (timeoutMs) => {
        clearTimeout(timer);
        timer = setTimeout(() => stop("The thread took too long."), timeoutMs);
      },
      send: (message) => worker.postMessage(message),
      finish: () => {
        end();
        resolve({ isFree: true });
      },
    };
    worker.on("message", (answer) => job.onAnswer(answer, task));
    worker.once("messageerror", () => stop("The thread's answer could not be read."));
    worker.once("error", (error) => stop(error.message));
    worker.once("exit", () => stop("The thread ended."));
    worker.ref();
    task.allow(job.timeoutMs);
    worker.postMessage(job.order, [job.order.raw.buffer] as TransferListItem[]);
  });
}

/** Keeps a thread for the next mail, but not for long: it holds memory. */
function rest(worker: Worker, idle: Worker[]): void {
  worker.unref();
  idle.push(worker);
  const leave = () => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    if (at >= 0) void worker.terminate();
  };
  worker.once("exit", leave);
  setTimeout(leave, IDLE_MS).unref();
}
