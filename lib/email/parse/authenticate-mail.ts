import { Resolver as DnsResolver } from "node:dns/promises";
import { Worker } from "node:worker_threads";
import type { FromAuthenticationWorker, LookupAnswer } from "./authentication-worker.ts";
import { MAX_MAIL_BYTES } from "./mail-limits.ts";
import type { Authentication, MailSource } from "./verify-mail.ts";
import { type Task, WORKER_OPTIONS, workerPool } from "./worker-pool.ts";

export type { Authentication, MailSource } from "./verify-mail.ts";

/** Looks up a DNS name as `dns.promises.resolve` does, with its error codes. */
export type Resolver = (name: string, type: string) => Promise<unknown>;

const AUTHENTICATION_TIMEOUT_MS = 10_000;
const DNS_TIMEOUT_MS = 2_000;
const DNS_TRIES = 2;
/** A mail with thousands of signatures shall not make us ask thousands of questions. */
const MAX_LOOKUPS = 60;
const MAX_WORKERS = 1;

// In this very form: with other arguments, the app's build copies the file instead of bundling it.
const workers = workerPool(
  () => new Worker(new URL("./authentication-worker.ts", import.meta.url), { ...WORKER_OPTIONS }),
  MAX_WORKERS,
);

/**
 * Whether a mail comes from the domain of its From address: DMARC, by DKIM and, where the client's address
 * is known, SPF. It says nothing about the part before the `@`. `fail` means that the domain
 * publishes a policy and this mail does not meet it; `none`, that nothing is known: no policy, no DNS
 * answer, or no signature and no client's address. With `trustReceived`, the client's address is taken
 * from the topmost Received header, so it must be true only where our own mail server wrote that.
 *
 * Done in a thread, within 10 seconds once its turn has come. Never rejects.
 */
export async function authenticateMail(
  raw: Buffer,
  source: MailSource,
  resolver: Resolver = defaultResolver(),
): Promise<Authentication> {
  if (raw.length > MAX_MAIL_BYTES) return notChecked("too large");
  let authentication: Authentication | undefined;
  let lookups = 0;
  const onAnswer = (message: unknown, task: Task) => {
    const answer = message as FromAuthenticationWorker;
    if ("authentication" in answer) {
      authentication = answer.authentication;
      return task.finish();
    }
    const { lookup, name, type } = answer;
    if (++lookups > MAX_LOOKUPS) return task.send({ lookup, code: "ETIMEOUT" });
    void lookUp(resolver, name, type).then((found) => task.send({ ...found, lookup }));
  };
  const problem = await workers.run(raw, AUTHENTICATION_TIMEOUT_MS, onAnswer, source);
  return authentication ?? notChecked(problem ?? "unknown");
}

async function lookUp(
  resolver: Resolver,
  name: string,
  type: string,
): Promise<Omit<LookupAnswer, "lookup">> {
  try {
    return { records: (await resolver(name, type)) as string[] };
  } catch (error) {
    return { code: (error as { code?: string } | null)?.code ?? "ESERVFAIL" };
  }
}

const notChecked = (why: string): Authentication => ({
  result: "none",
  domain: null,
  detail: `not checked: ${why}`,
});

function defaultResolver(): Resolver {
  const dns = new DnsResolver({ timeout: DNS_TIMEOUT_MS, tries: DNS_TRIES });
  return (name, type) => dns.resolve(name, type);
}
