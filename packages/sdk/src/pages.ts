import type { Result } from "./error.ts";

/** A page of a list; `nextCursor` is null at the end. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/**
 * A list, both ways: `await` gives one page as `{ data, error }`, and `for await` goes through the items of all
 * pages, fetching each when it is needed. Iterating throws the `LinkdeskError` of a page that fails.
 */
export class Pages<T, P = Page<T>> implements PromiseLike<Result<P>>, AsyncIterable<T> {
  readonly #fetchOne: () => Promise<Result<P>>;
  readonly #items: (page: P) => T[];
  readonly #fetchNext: (page: P | null) => Promise<Result<P>> | null;

  /**
   * `fetchOne` asks for the page that is awaited. `fetchNext` asks for the page after another, or for the first one;
   * it returns null after the last.
   */
  constructor(
    fetchOne: () => Promise<Result<P>>,
    items: (page: P) => T[],
    fetchNext: (page: P | null) => Promise<Result<P>> | null,
  ) {
    this.#fetchOne = fetchOne;
    this.#items = items;
    this.#fetchNext = fetchNext;
  }

  // biome-ignore lint/suspicious/noThenProperty: awaiting it is what it is for.
  then<A = Result<P>, B = never>(
    onDone?: ((result: Result<P>) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#fetchOne().then(onDone, onError);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    let next = this.#fetchNext(null);
    while (next) {
      const { data, error } = await next;
      if (error) throw error;
      yield* this.#items(data);
      next = this.#fetchNext(data);
    }
  }
}

/** The pages of a list with cursors; `fetch` gets the cursor of a page, or undefined. */
export function cursorPages<T>(
  fetch: (cursor: string | undefined) => Promise<Result<Page<T>>>,
): Pages<T> {
  return new Pages<T>(
    () => fetch(undefined),
    ({ items }) => items,
    (page) => (page?.nextCursor === null ? null : fetch(page?.nextCursor)),
  );
}
