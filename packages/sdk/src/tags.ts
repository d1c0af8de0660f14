import type { CreateTagBody, Tag, UpdateTagBody } from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** The tags of the workspace. `conversations.act` puts them on conversations. */
export class Tags extends Resource {
  /** By name. */
  list(options?: RequestOptions): Pages<Tag> {
    return this.pages("/api/v1/tags", {}, options);
  }

  create(tag: CreateTagBody, options?: RequestOptions): Promise<Result<Tag>> {
    return this.request({ method: "POST", path: "/api/v1/tags", body: tag }, options);
  }

  update(id: string, changes: UpdateTagBody, options?: RequestOptions): Promise<Result<Tag>> {
    return this.request(
      { method: "PATCH", path: path`/api/v1/tags/${id}`, body: changes },
      options,
    );
  }

  /** Takes it off every conversation. */
  delete(id: string, options?: RequestOptions): Promise<Result<undefined>> {
    return this.request({ method: "DELETE", path: path`/api/v1/tags/${id}` }, options);
  }
}
