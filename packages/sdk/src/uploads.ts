import type { Attachment } from "./api.ts";
import type { Result } from "./error.ts";
import type { RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** Files for messages. */
export class Uploads extends Resource {
  /**
   * Takes a file. Its id goes into `attachmentIds` of a message; a file that no message has is deleted after a day.
   * The type is found from the bytes.
   */
  create(
    file: Blob | ArrayBuffer | Uint8Array,
    { name, ...options }: RequestOptions & { name: string },
  ): Promise<Result<Attachment>> {
    return this.request(
      {
        method: "POST",
        path: "/api/v1/uploads",
        body: file,
        headers: {
          "content-type": "application/octet-stream",
          "x-file-name": encodeURIComponent(name),
        },
        // A file that was sent twice is deleted with the others that no message has.
        isRepeatable: true,
      },
      options,
    );
  }
}
