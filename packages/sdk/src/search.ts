import type { SearchAnswer, SearchHit, SearchQuery } from "./api.ts";
import { Pages } from "./pages.ts";
import type { RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

export class Search extends Resource {
  /**
   * Searches messages, notes, subjects, names of files, and contacts: `refund from:ada after:2026-05-01 has:file`.
   * Contacts come first, then everything else, newest first. Iterating goes through all pages, also where a single
   * search would take too long (`isPartial`).
   */
  find(query: SearchQuery, options?: RequestOptions): Pages<SearchHit, SearchAnswer> {
    const fetch = (cursor: string | undefined) =>
      this.request<SearchAnswer>(
        { method: "GET", path: "/api/v1/search", query: { ...query, cursor } },
        options,
      );
    return new Pages(
      () => fetch(query.cursor),
      ({ items }) => items,
      (page) => {
        if (page === null) return fetch(query.cursor);
        return page.nextCursor === null ? null : fetch(page.nextCursor);
      },
    );
  }
}
