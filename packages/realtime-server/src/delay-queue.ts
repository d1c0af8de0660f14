/** Something that will happen unless it is cancelled before. */
export interface Delayed {
  cancel(): void;
}

interface Entry {
  dueMs: number;
  run: () => void;
}

/**
 * Runs things one fixed delay after they were added, in that order, on one timer:
 * thousands of members that leave together cost one timer and a list.
 */
export class DelayQueue {
  readonly #delayMs: number;
  // A Set keeps its order and forgets a cancelled entry in constant time.
  readonly #entries = new Set<Entry>();
  #timer: NodeJS.Timeout | undefined;

  constructor(delayMs: number) {
    this.#delayMs = delayMs;
  }

  /** Calls `run` after the delay. */
  add(run: () => void): Delayed {
    const entry = { dueMs: performance.now() + this.#delayMs, run };
    this.#entries.add(entry);
    this.#timer ??= this.#arm(this.#delayMs);
    return { cancel: () => this.#entries.delete(entry) };
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(delayMs: number): NodeJS.Timeout {
    return setTimeout(() => this.#tick(), Math.max(1, Math.ceil(delayMs))).unref();
  }

  #tick(): void {
    const now = performance.now();
    this.#timer = undefined;
    for (const entry of this.#entries) {
      if (entry.dueMs > now) {
        this.#timer ??= this.#arm(entry.dueMs - now);
        return;
      }
      this.#entries.delete(entry);
      entry.run();
    }
  }
}
