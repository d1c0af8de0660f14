import { isIPv4, isIPv6 } from "node:net";

/**
 * An IP address without the part that tells people apart: the first 24 bits of a v4 address, the
 * first 48 of a v6 one. A v4 address in v6 clothes (`::ffff:192.0.2.7`) is masked as v4. Null for
 * what is no address: what cannot be read cannot be masked, so it is not kept.
 */
export function maskAddress(address: string): string | null {
  // Link-local addresses may name the network card; URLs put v6 in brackets.
  const [bare = ""] = address
    .trim()
    .replace(/^\[(.*)\]$/, "$1")
    .split("%", 1);
  if (isIPv4(bare)) return maskV4(bare);
  if (!isIPv6(bare)) return null;
  const groups = groupsOf(bare);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return maskV4(toV4(groups[6] ?? 0, groups[7] ?? 0));
  return shortest(`${groups.slice(0, 3).map(hex).join(":")}::`);
}

function maskV4(address: string): string {
  return `${address.slice(0, address.lastIndexOf(".") + 1)}0`;
}

/** The eight numbers of a v6 address, however it is written. */
function groupsOf(address: string): number[] {
  const last = address.slice(address.lastIndexOf(":") + 1);
  const [a = 0, b = 0, c = 0, d = 0] = last.split(".").map(Number);
  const written = last.includes(".")
    ? `${address.slice(0, -last.length)}${hex(a * 256 + b)}:${hex(c * 256 + d)}`
    : address;
  const [head = "", tail] = written.split("::");
  const numbers = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const [before, after] = [numbers(head), numbers(tail ?? "")];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function toV4(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

const hex = (group: number) => group.toString(16);

/** RFC 5952, as the URL standard writes it. */
function shortest(v6: string): string {
  return new URL(`http://[${v6}]`).hostname.slice(1, -1);
}
