import { cursorPages, type Page, type Pages } from "./pages.ts";
import type { Request, RequestOptions } from "./request.ts";

/** What the resources have in common: the calls of their client. */
export class Resource {
  protected readonly request: Request;
  constructor(request: Request) {
    this.request = request;
  }

  protected pages<T>(path: string, query: object = {}, options?: RequestOptions): Pages<T> {
    return cursorPages<T>((cursor) => {
      const asked = cursor === undefined ? query : { ...query, cursor };
      return this.request<Page<T>>({ method: "GET", path, query: { ...asked } }, options);
    });
  }
}
