import "server-only";
import { AppError } from "../http/app-error.ts";
import { requestAddress, requestOrigin } from "../http/request-origin.ts";
import { sameOrigin } from "../http/same-origin.ts";
import type { Actor } from "../workspaces/actor.ts";
import { currentMember } from "./current-member.ts";

/**
 * `auth` of a dashboard route: any signed-in member. Mutating calls must come from our pages.
 * What the member's role allows is checked by the use case (lib/workspaces/permissions.ts).
 */
export async function member(request: Request): Promise<Actor> {
  sameOrigin(request);
  const me = await currentMember();
  if (!me) throw new AppError("unauthenticated");
  return { ...me, origin: requestOrigin(request) };
}

/** `limit` of routes that anybody may call about an account. */
export function addressLimit(_: unknown, request: Request) {
  return [{ name: "address:account", who: requestAddress(request) } as const];
}
