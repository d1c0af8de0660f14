import type { RequestOrigin } from "../access/actor.ts";
import { clientAddress } from "../platform/client-address.ts";
import { env } from "../platform/env.ts";

/** Browsers send about 200 characters; the rest is somebody's experiment. */
const MAX_USER_AGENT_CHARS = 500;

/** What a record of the request keeps of its sender. */
export function requestOrigin(request: Request): RequestOrigin {
  const userAgent = request.headers.get("user-agent")?.slice(0, MAX_USER_AGENT_CHARS) ?? null;
  return { address: requestAddress(request), userAgent };
}

/** The client's address as far as it can be believed; null when it is not known. */
export function requestAddress(request: Request): string | null {
  return clientAddress(request.headers);
}

/**
 * The origin of a foreign page that asks, "null" for one that has none; null for our own pages, also
 * under another name of this service, and for programs that name no origin.
 */
export function foreignOrigin(request: Request): string | null {
  const isOurs = request.headers.get("sec-fetch-site") === "same-origin";
  return isOurs ? null : request.headers.get("origin");
}

/** The origin of the page that asks; browsers leave `Origin` out when it is our own. */
export function pageOrigin(request: Request): string | null {
  const isOurs = request.headers.get("sec-fetch-site") === "same-origin";
  return request.headers.get("origin") ?? (isOurs ? env().APP_URL : null);
}
