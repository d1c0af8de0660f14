import { requestAddress } from "./request-origin.ts";

/** Where a request came from, as far as it can be told. */
export type RequestSource = { address: string | null; userAgent: string | null };

/** Browsers send about 200 characters; the rest is somebody's experiment. */
const MAX_USER_AGENT_CHARS = 500;

/** What a record of the request keeps of its sender. */
export function requestSource(request: Request): RequestSource {
  const userAgent = request.headers.get("user-agent")?.slice(0, MAX_USER_AGENT_CHARS) ?? null;
  return { address: requestAddress(request), userAgent };
}
