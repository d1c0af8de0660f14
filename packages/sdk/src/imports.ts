import type {
  CreateImportBody,
  Import,
  ImportProblem,
  ListImportProblemsQuery,
  ListImportsQuery,
  PutImportPartAnswer,
  RunImportBody,
} from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** Contacts and past conversations from elsewhere. */
export class Imports extends Resource {
  list(query?: Omit<ListImportsQuery, "cursor">, options?: RequestOptions): Pages<Import> {
    return this.pages("/api/v1/imports", query, options);
  }

  get(id: string, options?: RequestOptions): Promise<Result<Import>> {
    return this.request({ method: "GET", path: path`/api/v1/imports/${id}` }, options);
  }

  create(body: CreateImportBody, options?: RequestOptions): Promise<Result<Import>> {
    return this.request({ method: "POST", path: "/api/v1/imports", body }, options);
  }

  /** Sends JSON lines, at most 4 MB. A part that is sent again replaces the one with its number. */
  putPart(
    id: string,
    number: number | string,
    lines: Blob | ArrayBuffer | Uint8Array,
    { firstLine, ...options }: RequestOptions & { firstLine?: number } = {},
  ): Promise<Result<PutImportPartAnswer>> {
    const part = String(number);
    const url = path`/api/v1/imports/${id}/parts/${part}`;
    const headers = { "content-type": "application/x-ndjson" };
    const query = { firstLine };
    return this.request({ method: "PUT", path: url, body: lines, headers, query }, options);
  }

  /** Starts it, or a dry run. `get` says how far it is. */
  run(id: string, body: RunImportBody, options?: RequestOptions): Promise<Result<Import>> {
    const url = path`/api/v1/imports/${id}/run`;
    return this.request({ method: "POST", path: url, body }, options);
  }

  /** What is not imported, or not as it was sent. */
  problems(
    id: string,
    query?: Omit<ListImportProblemsQuery, "cursor">,
    options?: RequestOptions,
  ): Pages<ImportProblem> {
    return this.pages(path`/api/v1/imports/${id}/problems`, query, options);
  }

  /** What it has imported stays. */
  delete(id: string, options?: RequestOptions): Promise<Result<undefined>> {
    return this.request({ method: "DELETE", path: path`/api/v1/imports/${id}` }, options);
  }
}
