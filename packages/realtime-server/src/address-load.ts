import { isIP } from "node:net";
import type { Limits } from "./options.ts";

const RATE_WINDOW_MS = 1_000;

/** What one address causes at the moment. */
interface Load {
  /** Of public channels, which ask for no authorization. */
  subscriptions: number;
  windowStartMs: number;
  clientEvents: number;
}

const newLoad = (): Load => ({ subscriptions: 0, windowStartMs: 0, clientEvents: 0 });

/**
 * Counts what needs no permission of the application, by address and for all together: a limit for
 * each connection alone is none for who opens a thousand.
 */
export class AddressLoad {
  readonly #limits: Limits;
  readonly #byAddress = new Map<string, Load>();
  readonly #all = newLoad();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Takes one subscription of a public channel; false when there are too many. */
  subscribe(address: string): boolean {
    const own = this.#of(address);
    if (own.subscriptions >= this.#limits.publicSubscriptionsPerAddress) return false;
    if (this.#all.subscriptions >= this.#limits.publicSubscriptions) return false;
    own.subscriptions += 1;
    this.#all.subscriptions += 1;
    return true;
  }

  unsubscribe(address: string): void {
    this.#of(address).subscriptions -= 1;
    this.#all.subscriptions -= 1;
  }

  /** Takes one client event; false when there were too many within the second. */
  takeClientEvent(address: string, nowMs: number): boolean {
    const [own, all] = [this.#of(address), this.#all];
    for (const load of [own, all]) {
      if (nowMs - load.windowStartMs < RATE_WINDOW_MS) continue;
      load.windowStartMs = nowMs;
      load.clientEvents = 0;
    }
    if (own.clientEvents >= this.#limits.clientEventsPerSecondAndAddress) return false;
    if (all.clientEvents >= this.#limits.clientEventsPerSecondOfAll) return false;
    own.clientEvents += 1;
    all.clientEvents += 1;
    return true;
  }

  /** Forgets addresses that cause nothing any more. */
  forgetIdle(nowMs: number): void {
    for (const [address, load] of this.#byAddress) {
      const isIdle = load.subscriptions === 0 && nowMs - load.windowStartMs >= RATE_WINDOW_MS;
      if (isIdle) this.#byAddress.delete(address);
    }
  }

  /** For tests and figures. */
  get size(): number {
    return this.#byAddress.size;
  }

  #of(address: string): Load {
    const known = this.#byAddress.get(address);
    if (known) return known;
    const load = newLoad();
    this.#byAddress.set(address, load);
    return load;
  }
}

/**
 * Where a connection is counted: the address that the outermost of `trustedProxies` saw, or the
 * socket's peer. Of IPv6 its /64: everybody has at least that many.
 */
export function countedAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const chain = [...(forwardedFor ?? "").split(",").map((part) => part.trim()), peer ?? ""];
  const seen = chain.slice(Math.max(0, chain.length - 1 - trustedProxies));
  const address = seen.map(bare).find((part) => isIP(part) !== 0) ?? "unknown";
  return isIP(address) === 6 ? network(address) : address;
}

/** Without brackets, port and zone; IPv4 in IPv6 clothes is undressed. */
function bare(text: string): string {
  const inside = /^\[([^\]]*)\]/.exec(text)?.[1] ?? text;
  const [zoneless = ""] = inside.split("%", 1);
  const plain = zoneless.replace(/^::ffff:(?=[\d.]+$)/i, "");
  return isIP(plain) ? plain : plain.replace(/:\d+$/, "");
}

function network(address: string): string {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
