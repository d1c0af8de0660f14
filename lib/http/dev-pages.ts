import "server-only";
import { env } from "../platform/env.ts";
import { isMailShown } from "../platform/mail.ts";

/**
 * Whether the pages below /dev may be shown: only to the person at this machine. A request that came
 * through a proxy or by another name than the service's own is somebody else's, as far as anyone can
 * tell: names and addresses in headers can be forged, so this comes on top of `isMailShown`.
 */
export function isAtThisMachine(headers: Headers): boolean {
  const isHere = headers.get("host") === new URL(env().APP_URL).host;
  const from = headers.get("x-forwarded-for") ?? "";
  const isDirect = /^(::1|(::ffff:)?127\.0\.0\.1)?$/.test(from);
  return isMailShown() && isHere && isDirect;
}
