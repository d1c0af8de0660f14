import { isIP } from "node:net";
import { env } from "./env.ts";

/** Where {@link guardRequests} in request-door.ts adds the socket's peer. */
export const FORWARDED = "x-forwarded-for";

/** On Vercel the platform writes the header anew; there is no socket of the client's to look at. */
export const isVercel = () => process.env.VERCEL === "1";

/**
 * The client's address as far as it can be believed: what the outermost of TRUSTED_PROXIES saw.
 * IPv4 in IPv6 clothes (`::ffff:192.0.2.1`) is undressed. Where that is no address (a proxy that
 * writes "unknown"), or there are fewer proxies than declared, it is the nearest that was seen, in
 * the end the socket's peer: nobody escapes a limit by having no address. Null when nothing is known.
 */
export function clientAddress(headers: Headers): string | null {
  const chain = (headers.get(FORWARDED) ?? "").split(",").map((part) => part.trim());
  const index = isVercel() ? 0 : chain.length - 1 - env().TRUSTED_PROXIES;
  const seen = index < 0 ? chain.slice(-1) : chain.slice(index);
  for (const part of seen) {
    const address = plainAddress(part);
    if (address !== null) return address;
  }
  return null;
}

/** What one customer of a provider has: networks of these lengths are counted as one address. */
const V6_GROUPS = { network: 4, site: 3 } as const;

/**
 * What an address is counted as. Of version 6, everybody has at least a whole /64 to take addresses
 * from, and many have a /48: the second is for a larger allowance over all of it.
 */
export function countedAs(address: string): { network: string; site: string | null } {
  if (isIP(address) !== 6) return { network: address, site: null };
  const groups = expandV6(address);
  const of = (length: number) => `${groups.slice(0, length).join(":")}::/${length * 16}`;
  return { network: of(V6_GROUPS.network), site: of(V6_GROUPS.site) };
}

/** The eight groups of an address of version 6 in its canonical spelling. */
function expandV6(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => "0"), ...after];
}

/** The address without port, brackets and zone, in one spelling; null when it is none. */
export function plainAddress(text: string): string | null {
  const [bare = ""] = text.replace(/^\[(.*)\](:\d+)?$/, "$1").split("%", 1);
  const address = isIP(bare) ? bare : bare.replace(/:\d{1,5}$/, "");
  if (isIP(address) === 4) return address;
  if (isIP(address) !== 6) return null;
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join(".");
}
