import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";

export const GET = route(endpoints.listDeliveries, {
  auth: member,
  handle: ({ actor, params, query }) => listDeliveries(actor, params.id, query),
});
