import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { getDelivery } from "@/lib/webhooks/list-deliveries";

export const GET = route(endpoints.getDelivery, {
  auth: caller,
  handle: ({ actor, params }) => getDelivery(actor, params.id, params.deliveryId),
});
