import { bare, own } from "../from-page.ts";

/** More than options need; an object of the page may reference the whole page. */
const MAX_VALUES = 5_000;

/**
 * A copy of what the page gave that can be posted to the frame: without functions, without a
 * framework's proxies, and without what is inherited.
 */
export function toPlain<T>(from: T): T {
  let left = MAX_VALUES;
  const copy = (value: unknown): unknown => {
    if (/function|symbol/.test(typeof value)) return undefined;
    if (typeof value !== "object" || !value) return value;
    const result: unknown[] | object = Array.isArray(value) ? [] : bare({});
    for (const name of Object.keys(value)) {
      if (left-- > 0) (result as Record<string, unknown>)[name] = copy(own(value, name));
    }
    return result;
  };
  return copy(from) as T;
}
