import "server-only";
import type { Person } from "@linkdesk/contract/accounts.ts";
import type { Actor, RequestOrigin } from "../access/actor.ts";
import { requestAddress, requestOrigin } from "../http/request-origin.ts";
import { sameOrigin } from "../http/same-origin.ts";
import { AppError } from "../platform/app-error.ts";
import { currentMember, currentPerson } from "./current-member.ts";

/**
 * `auth` of a dashboard route: any signed-in member. Mutating calls must come from our pages.
 * What the member's role allows is checked by the use case (lib/access/permissions.ts).
 */
export async function member(request: Request): Promise<Actor> {
  refuseBearer(request);
  sameOrigin(request);
  const me = await currentMember();
  if (!me) throw new AppError("unauthenticated");
  return { ...me, origin: requestOrigin(request) };
}

/** `auth` of routes for whoever is signed in, also without a workspace. */
export async function person(request: Request): Promise<Person & { origin: RequestOrigin }> {
  refuseBearer(request);
  sameOrigin(request);
  const found = await currentPerson();
  if (!found) throw new AppError("unauthenticated");
  return { ...found, origin: requestOrigin(request) };
}

/** The bearer token of a request (RFC 6750), or null. A proxy may ask for a password of its own: that is none. */
export function bearerToken(request: Request): string | null {
  return /^bearer +(\S+)$/i.exec(request.headers.get("authorization")?.trim() ?? "")?.[1] ?? null;
}

/** A program learns that this is not for it, whatever else is wrong. */
function refuseBearer(request: Request): void {
  if (bearerToken(request) === null) return;
  throw new AppError("unauthenticated", {
    userMessage: "API keys cannot do this. Do it in the dashboard.",
  });
}

/** `limit` of routes that anybody may call about an account. */
export function addressLimit(_: unknown, request: Request) {
  return [{ name: "address:account", who: requestAddress(request) } as const];
}
