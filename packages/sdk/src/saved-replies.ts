import type {
  CreateSavedReplyBody,
  ImportSavedRepliesAnswer,
  ImportSavedRepliesBody,
  ListSavedRepliesQuery,
  SavedReply,
  UpdateSavedReplyBody,
} from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** Texts that agents insert into what they write. A program has those that are shared with the workspace. */
export class SavedReplies extends Resource {
  /** Newest first. */
  list(query?: ListSavedRepliesQuery, options?: RequestOptions): Pages<SavedReply> {
    return this.pages("/api/v1/saved-replies", query, options);
  }

  create(reply: CreateSavedReplyBody, options?: RequestOptions): Promise<Result<SavedReply>> {
    return this.request({ method: "POST", path: "/api/v1/saved-replies", body: reply }, options);
  }

  /** Changes the given fields. */
  update(
    id: string,
    changes: UpdateSavedReplyBody,
    options?: RequestOptions,
  ): Promise<Result<SavedReply>> {
    const url = path`/api/v1/saved-replies/${id}`;
    return this.request({ method: "PATCH", path: url, body: changes }, options);
  }

  delete(id: string, options?: RequestOptions): Promise<Result<undefined>> {
    return this.request({ method: "DELETE", path: path`/api/v1/saved-replies/${id}` }, options);
  }

  /** Counts that it was inserted: often used ones are offered first. */
  recordUse(id: string, options?: RequestOptions): Promise<Result<undefined>> {
    return this.request({ method: "POST", path: path`/api/v1/saved-replies/${id}/use` }, options);
  }

  /** Creates one for each line of a CSV file with the columns name, folder and text; none if a line is wrong. */
  import(
    body: ImportSavedRepliesBody,
    options?: RequestOptions,
  ): Promise<Result<ImportSavedRepliesAnswer>> {
    return this.request({ method: "POST", path: "/api/v1/saved-replies/import", body }, options);
  }
}
