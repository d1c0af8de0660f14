import { lookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { plainAddress } from "./client-address.ts";
import { env } from "./env.ts";

const TIMEOUT_MS = 10_000;
const MAX_REDIRECTS = 3;

/** A request that we do not make, or that nobody answered in a useful way. In words for people. */
export class OutgoingError extends Error {}

export type FetchedPage = { url: string; status: number; headers: Headers; text: string };

/** Everything that is not the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(network, bits, "ipv4");
}
/** Of version 6, only 2000::/3 is public, and of that not what wraps version 4 or is for examples. */
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet("2000::", 3, "ipv6");
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const) {
  PRIVATE.addSubnet(network, bits, "ipv6");
}

/** Whether an address is one that the whole internet can reach. */
export function isPublicAddress(text: string): boolean {
  const address = plainAddress(text);
  if (address === null) return false;
  if (isIP(address) === 4) return !PRIVATE.check(address, "ipv4");
  return PUBLIC_V6.check(address, "ipv6") && !PRIVATE.check(address, "ipv6");
}

/**
 * A service that runs on somebody's own machine, at a local address, may look at websites on that
 * machine. Anywhere else, an address that a customer typed must not reach what is behind our walls.
 */
function mayReach(address: string): boolean {
  return isPublicAddress(address) || isLocalInstallation();
}

function isLocalInstallation(): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(env().APP_URL).hostname);
}

/** Resolves a name, and refuses it before anything connects: no second look-up can say otherwise. */
const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 4);
    const refused = addresses.find(({ address }) => !mayReach(address));
    const first = addresses[0];
    if (refused || !first) {
      return callback(new OutgoingError("That address is not on the public internet."), "", 4);
    }
    if (options.all) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

/**
 * Fetches a page of somebody's website, at most `maxBytes` of it, following a few redirects. It
 * reaches the public internet only, whatever the name resolves to. Errors: {@link OutgoingError}.
 */
export async function fetchPage(address: string, maxBytes: number): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = new URL(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await get(url, signal);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status < 300 || status >= 400 || location === undefined) {
      const headers = new Headers();
      for (const [name, value] of Object.entries(response.headers)) {
        headers.set(name, [value ?? ""].flat().join(", "));
      }
      return { url: url.href, status, headers, text: await readText(response, maxBytes) };
    }
    response.destroy();
    if (!URL.canParse(location, url)) throw new OutgoingError("It redirects to no valid address.");
    url = new URL(location, url);
  }
  throw new OutgoingError("It redirects too many times.");
}

function get(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  if (!/^https?:$/.test(url.protocol)) {
    throw new OutgoingError("It leads to an address that is not http or https.");
  }
  // A literal address is connected to without a look-up.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) && !mayReach(host)) {
    throw new OutgoingError("That address is not on the public internet.");
  }
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const headers = { "user-agent": "Linkdesk website check", accept: "text/html" };
  return new Promise((resolve, reject) => {
    const request = send(url, { signal, headers, lookup: guardedLookup, agent: false }, resolve);
    request.on("error", (error) => reject(inWords(error)));
    request.end();
  });
}

/** As much of the body as `maxBytes`; the rest is left unread. */
async function readText(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= maxBytes) break;
    }
  } catch (error) {
    throw inWords(error as Error);
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString("utf8");
}

function inWords(error: NodeJS.ErrnoException): OutgoingError {
  if (error instanceof OutgoingError) return error;
  if (error.name === "AbortError" || error.name === "TimeoutError") {
    return new OutgoingError("It did not answer within ten seconds.", { cause: error });
  }
  const words: Record<string, string> = {
    ENOTFOUND: "There is no website of that name.",
    ECONNREFUSED: "Nothing answers at that address.",
    ECONNRESET: "The connection was cut off.",
  };
  const text = words[error.code ?? ""] ?? "It could not be reached.";
  return new OutgoingError(text, { cause: error });
}
