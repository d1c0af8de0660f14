import "server-only";
import { randomUUID } from "node:crypto";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { pseudonym, sign, verify } from "../platform/secrets.ts";

const PREFIX = "linkdesk.known-";
const YEAR_S = 365 * 24 * 60 * 60;
/** Of one browser; more accounts than anybody has. */
const MAX_MARKS = 20;

/**
 * The `Set-Cookie` that marks a browser as one that the account was opened with. The mark opens nothing: it only keeps
 * strangers who guess passwords elsewhere from locking this browser out. It ends with
 * `endOutstandingLinks`, so a stolen one is worth little, and not for long.
 */
export function knownBrowserCookie(userId: string): string {
  const name = `${PREFIX}${pseudonym("known-browser", userId).slice(0, 12)}`;
  const value = sign("known-browser", `${userId} ${Date.now()} ${randomUUID()}`);
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/api/auth; Max-Age=${YEAR_S}; HttpOnly; SameSite=Lax${secure}`;
}

/** The mark, in a request's `Cookie` header, for the account with that address; or null. */
export async function knownBrowserOf(email: string, header: string): Promise<string | null> {
  const marks = header
    .split(";")
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(PREFIX))
    .slice(0, MAX_MARKS)
    .flatMap((cookie) => {
      const value = cookie.slice(cookie.indexOf("=") + 1);
      const [userId, issuedAt, id] = verify("known-browser", value)?.split(" ") ?? [];
      return userId && issuedAt && id ? [{ userId, issuedAt: Number(issuedAt), id }] : [];
    });
  if (marks.length === 0) return null;
  const user = await db().user.findFirst({
    where: { email, id: { in: marks.map(({ userId }) => userId) } },
    select: { id: true, linksValidFrom: true },
  });
  const mark = marks.find(({ userId }) => userId === user?.id);
  const isValid = user && mark && mark.issuedAt > user.linksValidFrom.getTime();
  return isValid ? mark.id : null;
}
