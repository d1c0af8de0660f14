import { clientAddress } from "../platform/client-address.ts";
import { env } from "../platform/env.ts";

/** The client's address as far as it can be believed; null when it is not known. */
export function requestAddress(request: Request): string | null {
  return clientAddress(request.headers);
}

/** The origin of the page that asks; browsers leave `Origin` out when it is our own. */
export function requestOrigin(request: Request): string | null {
  const isOurs = request.headers.get("sec-fetch-site") === "same-origin";
  return request.headers.get("origin") ?? (isOurs ? env().APP_URL : null);
}
