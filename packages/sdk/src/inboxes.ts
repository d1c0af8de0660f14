import type { CreateInboxBody, Inbox, UpdateInboxBody } from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** Live chats and e-mail inboxes with their settings. An inbox's id is what other calls name `channelId`. */
export class Inboxes extends Resource {
  list(options?: RequestOptions): Pages<Inbox> {
    return this.pages("/api/v1/inboxes", {}, options);
  }

  get(id: string, options?: RequestOptions): Promise<Result<Inbox>> {
    return this.request({ method: "GET", path: path`/api/v1/inboxes/${id}` }, options);
  }

  create(inbox: CreateInboxBody, options?: RequestOptions): Promise<Result<Inbox>> {
    return this.request({ method: "POST", path: "/api/v1/inboxes", body: inbox }, options);
  }

  /** Changes the given fields. */
  update(id: string, changes: UpdateInboxBody, options?: RequestOptions): Promise<Result<Inbox>> {
    const url = path`/api/v1/inboxes/${id}`;
    return this.request({ method: "PATCH", path: url, body: changes }, options);
  }
}
