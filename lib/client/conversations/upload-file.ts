import type { Attachment } from "@linkdesk/contract/attachments.ts";
import { t } from "@/lib/texts/conversations";
import { ApiError, apiErrorOf, networkError } from "../api.ts";

export type UploadOptions = {
  signal: AbortSignal;
  /** From 0 to 1. */
  onProgress: (share: number) => void;
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Sends a file to the server. By XMLHttpRequest, because `fetch` does not tell how far it is.
 * Throws {@link ApiError}.
 */
export function uploadFile(file: File, { signal, onProgress }: UploadOptions): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/uploads");
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    // Half of a surrogate pair in a name cannot be encoded.
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name.toWellFormed()));
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const body = parse(request.responseText);
      if (request.status === 201) resolve(body as Attachment);
      else reject(apiErrorOf(request.status, body));
    });
    request.addEventListener("error", () => reject(networkError()));
    request.addEventListener("abort", () =>
      reject(new ApiError("network", 0, t("files.cancelled"))),
    );
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
