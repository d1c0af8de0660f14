import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A child process that answers one question at a time. */
export class Child {
  readonly #process: ChildProcess;
  readonly #ended: Promise<never>;

  /** Runs `file`, which lies beside this one. */
  constructor(file: string) {
    this.#process = fork(fileURLToPath(new URL(file, import.meta.url)));
    this.#ended = once(this.#process, "exit").then(([code]) => {
      throw new Error(`The child process ended with ${code}`);
    });
    // Being stopped while nobody asks must not count as an unhandled rejection.
    this.#ended.catch(() => {});
  }

  /** Sends a question and waits for the answer; rejects when the child ends instead. */
  async ask<Answer>(question: object): Promise<Answer> {
    const answered = once(this.#process, "message");
    this.#process.send(question);
    const [answer] = await Promise.race([answered, this.#ended]);
    return answer;
  }

  /** Ends the process. */
  stop(): void {
    this.#process.kill("SIGKILL");
  }
}

/** In a child: answers every question with what `answer` makes of it. */
export function serve<Question>(answer: (question: Question) => Promise<unknown>): void {
  process.on("message", async (question: Question) => {
    process.send?.(await answer(question));
  });
  process.on("disconnect", () => process.exit(0));
}
