import * as endpoints from "@linkdesk/contract/endpoints/inboxes.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { checkWebsite } from "@/lib/inboxes/check-website";

export const POST = route(endpoints.checkWebsite, {
  auth: member,
  limit: (actor) => [{ name: "workspace:website-check", who: actor.workspace.id }],
  handle: ({ actor, params }) => checkWebsite(actor, params.id),
});
