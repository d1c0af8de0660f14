import { AppError } from "../platform/app-error.ts";

/**
 * The request's JSON body, of at most `maxBytes`. Reads no further than that, whatever
 * `Content-Length` claims. Errors: unsupported_media_type, payload_too_large,
 * request_timeout, malformed_json.
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

/** A client that is slower than this holds a connection for nothing. */
const MIN_BYTES_PER_S = 16 * 1024;
const GRACE_MS = 15_000;

/**
 * The raw body, of at most `maxBytes`, in memory. A client that dribbles is cut off after the time
 * that a slow phone would need. Errors: payload_too_large, request_timeout.
 */
export async function readBytes(
  request: Request,
  maxBytes: number,
  graceMs = GRACE_MS,
): Promise<Uint8Array> {
  if (declaredBytes(request) > maxBytes) throw tooLarge(maxBytes);
  return readKept(request, { maxBytes, keepBytes: maxBytes, graceMs });
}

/**
 * The first `keepBytes` of a body that is larger than what is kept. The rest is read too, up to `maxBytes`, because
 * many clients take no answer before they have sent everything. Errors: payload_too_large, request_timeout.
 */
export async function readBeginning(
  request: Request,
  limits: { maxBytes: number; keepBytes: number },
): Promise<Uint8Array> {
  if (declaredBytes(request) > limits.maxBytes) throw tooLarge(limits.maxBytes);
  return readKept(request, { ...limits, graceMs: GRACE_MS });
}

/** How long the body says it is; 0 if it does not. */
export function declaredBytes(request: Request): number {
  return Number(request.headers.get("content-length") ?? 0);
}

const tooLarge = (maxBytes: number) =>
  new AppError("payload_too_large", {
    userMessage: `The request is too large: at most ${Math.floor(maxBytes / 1024)} kB.`,
  });

async function readKept(
  request: Request,
  { maxBytes, keepBytes, graceMs }: { maxBytes: number; keepBytes: number; graceMs: number },
): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isLate = false;
  const deadline = setTimeout(
    () => {
      isLate = true;
      void reader.cancel().catch(() => {});
    },
    graceMs + (maxBytes / MIN_BYTES_PER_S) * 1_000,
  );
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (size < keepBytes) chunks.push(part.value);
      size += part.value.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
    }
  } finally {
    clearTimeout(deadline);
  }
  if (isLate) throw new AppError("request_timeout");
  const kept = Buffer.concat(chunks);
  return kept.length > keepBytes ? kept.subarray(0, keepBytes) : kept;
}
