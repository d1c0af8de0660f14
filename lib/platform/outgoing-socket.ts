import { connect, type Socket } from "node:net";
import { guardedLookup, requireReachableHost } from "./outgoing.ts";

/**
 * Opens a TCP connection to a host that a customer typed, under the rules of `post`: in an installation that is not on
 * this machine only, public addresses alone. Errors: OutgoingError for those; else what Node.js says.
 */
export async function openSocket(host: string, port: number, timeoutMs: number): Promise<Socket> {
  requireReachableHost(host);
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup: guardedLookup });
    const timer = setTimeout(() => {
      const error = new Error(`no connection to port ${port} within ${timeoutMs} ms`);
      socket.destroy(Object.assign(error, { code: "ETIMEDOUT" }));
    }, timeoutMs);
    socket.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.removeAllListeners("error");
      resolve(socket);
    });
  });
}
