/*
 * HTML of others on a page can replace what we read there: `<img name="head">` hides
 * that property of `document`, `<a id="linktor">` is a global. And a library that merges foreign
 * objects may have written to Object.prototype, from which every options object inherits.
 */

/** A member of `document` as the browser made it, and no element of that name. */
export const documents = <Name extends keyof Document>(name: Name): Document[Name] =>
  Reflect.get(Document.prototype, name, document);

/** What `object` itself has under a name; undefined for what it inherits. */
export const own = (object: object, name: PropertyKey): unknown =>
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is younger than the oldest browsers we serve.
  Object.prototype.hasOwnProperty.call(object, name)
    ? (object as Record<PropertyKey, unknown>)[name]
    : undefined;

/** A copy that inherits nothing. */
export const bare = <T extends object>(object: T): T => Object.assign(Object.create(null), object);
