/*
 * What foreign HTML on the host page can put in the place of what we read. `<img name="currentScript">`
 * hides that property of `document`, `<a id="trustedTypes">` looks like a global that the browser
 * does not have, and a library that merges foreign objects may have written to Object.prototype.
 * Scripts of the page itself can do anything; nothing here is against those.
 */

/** A member of `document` as the browser made it, and no element of that name. */
export const documents = <Name extends keyof Document>(name: Name): Document[Name] =>
  Reflect.get(Document.prototype, name, document);

/** What `object` itself has under a name; undefined for what it inherits. */
export const own = (object: unknown, name: PropertyKey): unknown =>
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is younger than the oldest browsers we serve.
  object != null && Object.prototype.hasOwnProperty.call(object, name)
    ? (object as Record<PropertyKey, unknown>)[name]
    : undefined;

/** The same object, inheriting nothing. */
export const bare = <T extends object>(object: T): T => Object.setPrototypeOf(object, null);
