import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { route } from "@/lib/http/route";
import { claimUser } from "@/lib/sessions/claim-user";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const PUT = route(endpoints.claimUser, {
  auth: visitor,
  limit: limits.write,
  handle: ({ actor, body }) => claimUser(actor, body),
});
