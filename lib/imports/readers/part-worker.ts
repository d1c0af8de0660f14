// The thread in which parts of imports are read: a file of somebody's may be made to take long. Node.js runs this file as
// it stands in tests; in the app it is a bundle of its own.
import { parentPort } from "node:worker_threads";
import type { ImportSource } from "@linkdesk/contract/import-limits.ts";
import type { WorkOrder } from "../../email/parse/worker-pool.ts";
import { type ReadPart, readPart, UnreadablePart } from "./read-part.ts";

export type PartDetails = { source: ImportSource; firstLine: number };
/** What was read, or why the part cannot be read. */
export type PartAnswer = { read: ReadPart } | { problem: string };

function answer({ raw, details }: WorkOrder): PartAnswer {
  const { source, firstLine } = details as PartDetails;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return { problem: "must be JSON in UTF-8; decompress or convert the file first" };
  }
  try {
    return { read: readPart(source, text, firstLine) };
  } catch (error) {
    if (error instanceof UnreadablePart) return { problem: error.message };
    throw error;
  }
}

parentPort?.on("message", (order: WorkOrder) => parentPort?.postMessage(answer(order)));
