import type { Team } from "./api.ts";
import type { Pages } from "./pages.ts";
import type { RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** Members who work together. */
export class Teams extends Resource {
  /** By name. */
  list(options?: RequestOptions): Pages<Team> {
    return this.pages("/api/v1/teams", {}, options);
  }
}
