import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { type Action, isAllowed } from "@linkdesk/contract/permissions.ts";
import { type KeyScope, SCOPES_OF } from "@linkdesk/contract/scopes.ts";
import { AppError } from "../platform/app-error.ts";
import { type Caller, isKey, type KeyActor } from "./actor.ts";

/**
 * Lets go on who may do this: a member by their role (lib/contract/permissions.ts), an API key by its scopes
 * (lib/contract/scopes.ts). Errors: forbidden.
 */
export function requirePermission(caller: Pick<Me, "role"> | KeyActor, action: Action): void {
  if (isKey(caller)) {
    requireOneOf(caller, SCOPES_OF[action]);
    return;
  }
  if (isAllowed(caller.role, action)) return;
  throw new AppError("forbidden", {
    message: `${caller.role} may not ${action}`,
    userMessage: "Ask an admin of your workspace to do this.",
  });
}

/**
 * Lets an API key go on that has one of these scopes. Errors: forbidden, naming the scope; without a scope,
 * that this is for people only.
 */
export function requireOneOf({ scopes }: KeyActor, wanted: readonly []): never;
export function requireOneOf({ scopes }: KeyActor, wanted: readonly KeyScope[]): void;
export function requireOneOf({ scopes }: KeyActor, wanted: readonly KeyScope[]): void {
  if (wanted.some((scope) => scopes.includes(scope))) return;
  throw new AppError("forbidden", {
    userMessage:
      wanted.length === 0
        ? "API keys cannot do this. Do it in the dashboard."
        : `This API key lacks the scope ${wanted.join(" or ")}. Create a key that has it.`,
  });
}

/** For what only a person has, such as what they have read. Errors: forbidden. */
export function requirePerson<P extends object>(caller: P | KeyActor): P {
  if (!isKey(caller)) return caller;
  return requireOneOf(caller, []);
}

/** For what is about all inboxes. Errors: forbidden, for a key that is limited to some. */
export function requireUnlimited(caller: Caller): void {
  if (!isKey(caller) || caller.inboxIds === null) return;
  throw new AppError("forbidden", {
    userMessage: "This API key is limited to some inboxes. Use one for all inboxes.",
  });
}
