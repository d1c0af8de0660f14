import type { Member } from "./api.ts";
import type { Pages } from "./pages.ts";
import type { RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** The team. */
export class Members extends Resource {
  list(options?: RequestOptions): Pages<Member> {
    return this.pages("/api/v1/members", {}, options);
  }
}
