/** Where a request came from, as far as it can be told. */
export type RequestOrigin = { address: string | null; userAgent: string | null };

/** Browsers send about 200 characters; the rest is somebody's experiment. */
const MAX_USER_AGENT_CHARS = 500;

/** What a record of the request keeps of its sender. */
export function requestOrigin(request: Request): RequestOrigin {
  const userAgent = request.headers.get("user-agent")?.slice(0, MAX_USER_AGENT_CHARS) ?? null;
  return { address: requestAddress(request), userAgent };
}

/**
 * The client's address; null while nothing trustworthy says it. A `Request` carries none of its
 * own, and a header is only as true as the proxy that wrote it.
 */
export function requestAddress(_request: Request): string | null {
  return null;
}
