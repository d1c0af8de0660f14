import { deliveryParams } from "@linkdesk/contract/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { getDelivery } from "@/lib/webhooks/list-deliveries";

/** One delivery with what was sent and answered. */
export const GET = route({
  auth: member,
  params: deliveryParams,
  handle: async ({ actor, params }) => json(await getDelivery(actor, params.id, params.deliveryId)),
});
