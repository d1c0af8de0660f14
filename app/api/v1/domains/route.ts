import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { addJoinDomain, listJoinDomains } from "@/lib/workspaces/join-domains";

export const GET = route(endpoints.listJoinDomains, {
  auth: member,
  handle: ({ actor }) => listJoinDomains(actor),
});

export const POST = route(endpoints.addJoinDomain, {
  auth: member,
  handle: ({ actor, body }) => addJoinDomain(actor, body.domain),
});
