// The thread in which foreign mails are read. It is ended from outside when it takes too long. Node.js runs
// this file as it stands in tests; in the app it is a bundle of its own.
import { parentPort } from "node:worker_threads";
import { type MailParts, readMail } from "./read-mail.ts";
import { type MailText, readText } from "./read-text.ts";
import type { WorkOrder } from "./worker-pool.ts";

/** What the thread answers for each mail: first the parts, then the text; or that it could not read it. */
export type WorkerAnswer =
  | { step: "parts"; parts: MailParts }
  | { step: "text"; text: MailText }
  | { step: "failed"; reason: string };

const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);

async function work({ raw }: WorkOrder): Promise<void> {
  try {
    const parts = await readMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
    answer({ step: "parts", parts });
    answer({ step: "text", text: readText(parts.text, parts.html) });
  } catch (error) {
    answer({ step: "failed", reason: error instanceof Error ? error.message : "unknown" });
  }
}

parentPort?.on("message", (order: WorkOrder) => void work(order));
