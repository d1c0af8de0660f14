import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { Role } from "../contract/conversations.ts";
import { AppError } from "../http/app-error.ts";
import { sameOrigin } from "../http/same-origin.ts";
import { clientAddress } from "../platform/client-address.ts";
import { currentMember } from "./current-member.ts";

/** `auth` of a dashboard route: any signed-in member. Mutating calls must come from our pages. */
export async function member(request: Request): Promise<Me> {
  sameOrigin(request);
  const me = await currentMember();
  if (!me) throw new AppError("unauthenticated");
  return me;
}

/** `limit` of routes that anybody may call about an account. */
export function addressLimit(_: unknown, request: Request) {
  return [{ name: "address:account", who: clientAddress(request.headers) } as const];
}

/** `auth` of a dashboard route: owners and admins. */
export function admin(request: Request): Promise<Me> {
  return withRole(request, ["owner", "admin"]);
}

async function withRole(request: Request, roles: Role[]): Promise<Me> {
  const me = await member(request);
  if (roles.includes(me.role)) return me;
  throw new AppError("forbidden", { userMessage: "Ask an admin of your workspace to do this." });
}
