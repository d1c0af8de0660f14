import { deliveryParams } from "@linkdesk/contract/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { resendDelivery } from "@/lib/webhooks/resend-delivery";

/** Sends a delivery once more. */
export const POST = route({
  auth: member,
  params: deliveryParams,
  handle: async ({ actor, params }) =>
    json(await resendDelivery(actor, params.id, params.deliveryId), 202),
});
