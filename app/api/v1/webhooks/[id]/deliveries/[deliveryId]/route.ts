import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { getDelivery } from "@/lib/webhooks/list-deliveries";

export const GET = route(endpoints.getDelivery, {
  auth: member,
  handle: ({ actor, params }) => getDelivery(actor, params.id, params.deliveryId),
});
