import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";

export const GET = route(endpoints.listDeliveries, {
  auth: caller,
  handle: ({ actor, params, query }) => listDeliveries(actor, params.id, query),
});
