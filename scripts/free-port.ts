import { randomInt } from "node:crypto";
import { createServer } from "node:net";

// Below the range that systems hand to outgoing connections (Linux 32768, others 49152): such a
// connection, of anybody, could otherwise take the port between this answer and its use, and one
// to a port where nobody listens yet can even be given that port and meet itself.
const FIRST = 20_000;
const END = 32_000;
const ATTEMPTS = 100;

const given = new Set<number>();

/** A TCP port that was free a moment ago on the loopback address; never the same one twice. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = randomInt(FIRST, END);
    if (given.has(port) || !(await isPortFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`No port between ${FIRST} and ${END} is free.`);
}

/** Whether a TCP port of an address of this machine can be listened on. */
export function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
      .once("error", () => done(false))
      .once("listening", () => probe.close(() => done(true)))
      .listen(port, host);
  });
}
