import { AppError } from "./app-error.ts";

/**
 * The request's JSON body, of at most `maxBytes`. Reads no further than that, whatever
 * `Content-Length` claims. Errors: unsupported_media_type, payload_too_large, malformed_json.
 */
export async function readJson(
  request: Request,
  maxBytes: number,
  bodyType = "application/json",
): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  // Also a guard: a form of a foreign page cannot send this type without a CORS preflight.
  if (type !== bodyType) throw new AppError("unsupported_media_type");
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("malformed_json", { cause });
  }
}

/** The raw body, of at most `maxBytes`, in memory. Errors: payload_too_large. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new AppError("payload_too_large", {
      userMessage: `The request is too large: at most ${Math.floor(maxBytes / 1024)} kB.`,
    });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
