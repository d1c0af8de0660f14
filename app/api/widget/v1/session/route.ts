import { widgetState } from "@/lib/conversations/widget-state";
import { json, noContent, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";
import { revokeSession } from "@/lib/sessions/revoke-session";

/** The visitor and their conversations. */
export const GET = route({
  auth: visitor,
  handle: async ({ actor }) => json(await widgetState(actor)),
});

/** Logout: the token stops working. */
export const DELETE = route({
  auth: visitor,
  limit: limits.write,
  handle: async ({ actor }) => {
    await revokeSession(actor);
    return noContent();
  },
});
