import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { workerPool } from "./worker-pool.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** A thread that answers each mail with its own number, hangs for "hang", and dies for "die". */
const SOURCE = `
  const { parentPort, threadId } = require("node:worker_threads");
  parentPort.on("message", ({ raw, details }) => {
    const text = Buffer.from(raw).toString();
    if (text === "hang") for (;;);
    if (text === "die") throw new Error("died");
    parentPort.postMessage({ text, details, threadId });
  });
`;
const start = () => new Worker(SOURCE, { eval: true });

type Answer = { text: string; details: unknown; threadId: number };

async function ask(pool: ReturnType<typeof workerPool>, text: string, timeoutMs = 5_000) {
  let answer: Answer | undefined;
  const onAnswer = (message: unknown, task: { finish: () => void }) => {
    answer = message as Answer;
    task.finish();
  };
  const problem = await pool.run(Buffer.from(text), timeoutMs, onAnswer, { for: text });
  return { answer, problem };
}

test("mails wait for a free thread, and threads are used again", async () => {
  const pool = workerPool(start, 2);
  const texts = Array.from({ length: 10 }, (_, at) => `mail ${at}`);
  const answers = await Promise.all(texts.map((text) => ask(pool, text)));
  expect(answers.map(({ answer }) => answer?.text)).toEqual(texts);
  expect(answers[3]?.answer?.details).toEqual({ for: "mail 3" });
  expect(new Set(answers.map(({ answer }) => answer?.threadId)).size).toBe(2);
});

test("a thread that takes too long is ended, and the next mail is read by another", async () => {
  const pool = workerPool(start, 1);
  const [hanging, next] = await Promise.all([ask(pool, "hang", 300), ask(pool, "next")]);
  expect(hanging).toEqual({ answer: undefined, problem: "The thread took too long." });
  expect(next.answer?.text).toBe("next");
});

test("a thread that dies harms only its own mail", async () => {
  const pool = workerPool(start, 1);
  const [dying, next] = await Promise.all([ask(pool, "die"), ask(pool, "next")]);
  expect(dying.problem).toBe("died");
  expect(next.answer?.text).toBe("next");
});

test("a mail that is handed to a thread stays readable for the caller", async () => {
  const raw = Buffer.from("mail");
  await workerPool(start, 1).run(raw, 5_000, (_answer, task) => task.finish());
  expect(raw.toString()).toBe("mail");
});

test("threads are started in the one form that the app's build bundles", () => {
  const starts = readdirSync(here)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => readFileSync(join(here, name), "utf8").match(/new Worker\(.*/g) ?? []);
  expect(starts.length).toBe(2);
  for (const line of starts) {
    expect(line).toMatch(
      /^new Worker\(new URL\("\.\/[a-z-]+\.ts", import\.meta\.url\), \{ \.\.\.WORKER_OPTIONS \}\)/,
    );
  }
});
