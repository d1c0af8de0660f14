// The thread in which signatures of foreign mails are checked: a mail may have any number of them, each over all
// of its body. DNS is asked by the service, which limits how often.
import { parentPort } from "node:worker_threads";
import { type Authentication, type MailSource, verifyMail } from "./verify-mail.ts";
import type { WorkOrder } from "./worker-pool.ts";

/** What DNS answered: records, or an error code such as ENOTFOUND. */
export type LookupAnswer = { lookup: number; records?: string[] | string[][]; code?: string };

export type FromAuthenticationWorker =
  | { lookup: number; name: string; type: string }
  | { authentication: Authentication };

type Pending = {
  resolve: (records: string[] | string[][]) => void;
  reject: (error: Error) => void;
};

const pending = new Map<number, Pending>();
let lookups = 0;

const send = (message: FromAuthenticationWorker) => parentPort?.postMessage(message);

function lookUp(name: string, type: string): Promise<string[] | string[][]> {
  return new Promise((resolve, reject) => {
    const lookup = ++lookups;
    pending.set(lookup, { resolve, reject });
    send({ lookup, name, type });
  });
}

async function work({ raw, details }: WorkOrder): Promise<void> {
  pending.clear();
  const mail = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  send({ authentication: await verifyMail(mail, details as MailSource, lookUp) });
}

function receive({ lookup, records, code }: LookupAnswer): void {
  const waiting = pending.get(lookup);
  pending.delete(lookup);
  if (records) waiting?.resolve(records);
  else waiting?.reject(Object.assign(new Error("no DNS answer"), { code }));
}

parentPort?.on("message", (message: WorkOrder | LookupAnswer) => {
  if ("raw" in message) void work(message);
  else receive(message);
});
