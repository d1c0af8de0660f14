/** Who may subscribe: anyone, a signed connection, a signed member, or one signed-in user. */
export type ChannelAccess = "public" | "private" | "presence" | "user";

/** What a channel's name says about it. */
export interface ChannelKind {
  access: ChannelAccess;
  /** Payloads are opaque to the server, and client events are refused. */
  encrypted: boolean;
  /** The last triggered event is kept for newcomers. */
  cache: boolean;
}

/** Prefix of the channel that carries events for one signed-in user. */
export const USER_CHANNEL_PREFIX = "#server-to-user-";

const ALLOWED = /^[A-Za-z0-9_\-=@,.;]+$/;
// User ids come from the application's own user table, so only control characters are refused.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

const CACHE = /^(?:private-(?:encrypted-)?|presence-)?cache-/;

/** Whether a channel of that name keeps its last event. */
export function isCacheName(name: string): boolean {
  return CACHE.test(name);
}

/**
 * The user that `value` names, as text: 1 to `maxLength` characters, none of them a control
 * character, or a number, as ids of a database often are. Null when it names none: also for integers
 * so large that JSON does not tell them from their neighbours.
 */
export function parseUserId(value: unknown, maxLength: number): string | null {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value !== "string" || value.length === 0 || value.length > maxLength) return null;
  return CONTROL.test(value) ? null : value;
}

/** The kind of channel that `name` stands for, or null when it cannot name a channel. */
export function parseChannelName(name: string, maxLength: number): ChannelKind | null {
  if (name.startsWith(USER_CHANNEL_PREFIX)) {
    const userId = name.slice(USER_CHANNEL_PREFIX.length);
    if (parseUserId(userId, maxLength) === null) return null;
    return { access: "user", encrypted: false, cache: false };
  }
  if (name.length > maxLength || !ALLOWED.test(name)) return null;
  const cache = isCacheName(name);
  if (name.startsWith("presence-")) return { access: "presence", encrypted: false, cache };
  if (name.startsWith("private-")) {
    return { access: "private", encrypted: name.startsWith("private-encrypted-"), cache };
  }
  return { access: "public", encrypted: false, cache };
}
