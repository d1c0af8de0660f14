import { lookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { plainAddress } from "./client-address.ts";
import { env } from "./env.ts";

const TIMEOUT_MS = 10_000;
const MAX_REDIRECTS = 3;

/** A request that was refused or failed. The message is a sentence that is shown to users. */
export class OutgoingError extends Error {}

export type FetchedPage = { url: string; status: number; headers: Headers; text: string };

/**
 * All addresses that are not on the public internet, by IANA's registries of special purposes
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, …-ipv6-special-registry), and the
 * metadata services of clouds whose addresses look public.
 */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // Metadata of AWS, Google, Azure, Oracle, DigitalOcean and others: 169.254.169.254.
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  // Metadata of Oracle Cloud "Classic": 192.0.0.192.
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
  // Azure's own services on every virtual machine: the agent ("WireServer"), names, health.
  ["168.63.129.16", 32],
] as const) {
  PRIVATE.addSubnet(network, bits, "ipv4");
}
/** Of IPv6 only 2000::/3 is public, except ranges that embed IPv4 addresses or are for documentation. */
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet("2000::", 3, "ipv6");
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
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
 * An installation at a local address, such as a developer's, may reach websites on the same
 * machine. In any other installation, an address that a customer typed must not reach private networks.
 */
function mayReach(address: string): boolean {
  return isPublicAddress(address) || isLocalInstallation();
}

function isLocalInstallation(): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(env().APP_URL).hostname);
}

/**
 * Resolves a name and refuses private addresses. The connection uses this result, so that DNS
 * rebinding has no effect.
 */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
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
 * Fetches at most `maxBytes` of a web page, following a few redirects. It reaches addresses on the
 * public internet only, even if the name resolves to others. Errors: {@link OutgoingError}.
 */
export async function fetchPage(address: string, maxBytes: number): Promise<FetchedPage> {
  const headers = { "user-agent": "Linkdesk website check", accept: "text/html" };
  const { url, response } = await get(address, headers);
  const found = new Headers();
  for (const [name, value] of Object.entries(response.headers)) {
    found.set(name, [value ?? ""].flat().join(", "));
  }
  const text = (await readBytes(response, maxBytes)).toString("utf8");
  return { url: url.href, status: response.statusCode ?? 0, headers: found, text };
}

/**
 * Fetches a whole picture from an address that a customer typed, under the same rules.
 * Errors: {@link OutgoingError}, also for one that is larger than `maxBytes`.
 */
export async function fetchPicture(
  address: string,
  maxBytes: number,
): Promise<{ status: number; bytes: Uint8Array<ArrayBuffer> }> {
  const headers = { "user-agent": "Linkdesk pictures", accept: "image/*" };
  const { response } = await get(address, headers);
  const bytes = await readBytes(response, maxBytes + 1);
  response.destroy();
  if (bytes.byteLength > maxBytes) throw new OutgoingError("It is too large.");
  return { status: response.statusCode ?? 0, bytes: new Uint8Array(bytes) };
}

/**
 * Fetches a whole document over https, without redirects. Its host is the caller's choice and not a customer's.
 * Errors: {@link OutgoingError}, also for one that is larger than `maxBytes`.
 */
export async function fetchDocument(
  address: string,
  {
    headers,
    timeoutMs,
    maxBytes,
  }: { headers: Record<string, string>; timeoutMs: number; maxBytes: number },
): Promise<{ status: number; bytes: Buffer }> {
  const url = new URL(address);
  if (url.protocol !== "https:") throw new OutgoingError("It is not an https address.");
  const response = await open(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
  const bytes = await readBytes(response, maxBytes + 1);
  response.destroy();
  if (bytes.byteLength > maxBytes) throw new OutgoingError("It is too large.");
  return { status: response.statusCode ?? 0, bytes };
}

/** Follows a few redirects and checks each address like the first one. */
async function get(
  address: string,
  headers: Record<string, string>,
): Promise<{ url: URL; response: IncomingMessage }> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = new URL(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await open(url, { signal, headers });
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status < 300 || status >= 400 || location === undefined) return { url, response };
    response.destroy();
    if (!URL.canParse(location, url))
      throw new OutgoingError("It redirects to an invalid address.");
    url = new URL(location, url);
  }
  throw new OutgoingError("It redirects too many times.");
}

type Sending = {
  signal: AbortSignal;
  headers: Record<string, string>;
  method?: "GET" | "POST";
  body?: string;
};

/** Connects, sends, and resolves when the answer's headers are there. */
function open(url: URL, { body, method = "GET", ...options }: Sending): Promise<IncomingMessage> {
  requireReachable(url);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const settings = { ...options, method, lookup: guardedLookup, agent: false as const };
    const request = send(url, settings, resolve);
    request.on("error", (error) => reject(toOutgoingError(error)));
    request.end(body);
  });
}

/** Checks an address without a DNS look-up. Errors: {@link OutgoingError}. */
export function requireReachable(url: URL): void {
  if (!/^https?:$/.test(url.protocol)) {
    throw new OutgoingError("It leads to an address that is not http or https.");
  }
  requireReachableHost(url.hostname.replace(/^\[|\]$/g, ""));
}

/** Refuses a literal IP address that is private: it is never looked up, so `guardedLookup` does not see it. */
export function requireReachableHost(host: string): void {
  if (isIP(host) && !mayReach(host)) {
    throw new OutgoingError("That address is not on the public internet.");
  }
}

/** Whether requests may be sent unencrypted: in a local installation only. */
export function maySendInTheClear(): boolean {
  return isLocalInstallation();
}

export type PostAnswer = {
  status: number;
  /** In seconds or as a date, as the receiver wrote it. */
  retryAfter: string | null;
  /** The beginning of the body. */
  text: string;
};

/**
 * Posts a body to an address that a customer typed: the public internet only, and no redirects, so
 * that a signed body reaches no other receiver. `timeoutMs` bounds the whole request. After the status
 * has arrived, an endless, slow or truncated body does not cause an error.
 * Errors: {@link OutgoingError}.
 */
export async function post(
  address: string,
  {
    body,
    headers,
    timeoutMs,
    maxBytes,
  }: { body: string; headers: Record<string, string>; timeoutMs: number; maxBytes: number },
): Promise<PostAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const length = String(Buffer.byteLength(body));
  const response = await open(new URL(address), {
    method: "POST",
    body,
    signal,
    headers: { ...headers, "content-length": length },
  });
  const text = await readBytes(response, maxBytes).then(String, () => "");
  response.destroy();
  const retryAfter = response.headers["retry-after"] ?? null;
  return { status: response.statusCode ?? 0, retryAfter, text };
}

/** Reads up to `maxBytes` of the body and leaves the rest unread. */
async function readBytes(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= maxBytes) break;
    }
  } catch (error) {
    throw toOutgoingError(error as Error);
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

/** Translates an error of Node.js to one whose message can be shown to users. */
function toOutgoingError(error: NodeJS.ErrnoException): OutgoingError {
  if (error instanceof OutgoingError) return error;
  if (/^HPE_/.test(error.code ?? "")) {
    return new OutgoingError("Its answer is not HTTP.", { cause: error });
  }
  if (error.name === "AbortError" || error.name === "TimeoutError") {
    return new OutgoingError("It did not answer in time.", { cause: error });
  }
  const text = MESSAGES.get(error.code ?? "") ?? "It could not be reached.";
  return new OutgoingError(text, { cause: error });
}

const MESSAGES = new Map([
  ["ENOTFOUND", "There is no website with that name."],
  ["ECONNREFUSED", "Nothing answers at that address."],
  ["ECONNRESET", "The connection was cut off."],
  ["CERT_HAS_EXPIRED", "Its certificate has expired."],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "Its certificate is not from a known authority."],
  ["SELF_SIGNED_CERT_IN_CHAIN", "Its certificate is not from a known authority."],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "Its certificate is not complete."],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "Its certificate is for another address."],
]);
