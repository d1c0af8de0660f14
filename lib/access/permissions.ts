import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { type Action, isAllowed } from "@linkdesk/contract/permissions.ts";
import { AppError } from "../platform/app-error.ts";

/** Lets a member go on who may do this; the table is lib/contract/permissions.ts. Errors: forbidden. */
export function requirePermission(actor: Pick<Me, "role">, action: Action): void {
  if (isAllowed(actor.role, action)) return;
  throw new AppError("forbidden", {
    message: `${actor.role} may not ${action}`,
    userMessage: "Ask an admin of your workspace to do this.",
  });
}
