import "server-only";
import type { Action } from "../contract/permissions.ts";
import { AppError } from "../http/app-error.ts";
import { requestSource } from "../http/request-source.ts";
import { sameOrigin } from "../http/same-origin.ts";
import type { Actor } from "../workspaces/actor.ts";
import { requirePermission } from "../workspaces/permissions.ts";
import { currentMember } from "./current-member.ts";

/**
 * `auth` of a dashboard route: any signed-in member. Mutating calls must come from our pages.
 * What the member's role allows is checked by the use case (lib/workspaces/permissions.ts).
 */
export async function member(request: Request): Promise<Actor> {
  sameOrigin(request);
  const me = await currentMember();
  if (!me) throw new AppError("unauthenticated");
  return { ...me, source: requestSource(request) };
}

/**
 * `auth` of a dashboard route that only some roles may call: the others are told so before
 * anything of the request is read. The use case asks again; it may have other callers.
 */
export function memberWho(action: Action): (request: Request) => Promise<Actor> {
  return async (request) => {
    const actor = await member(request);
    requirePermission(actor, action);
    return actor;
  };
}
