import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { resendDelivery } from "@/lib/webhooks/resend-delivery";

export const POST = route(endpoints.resendDelivery, {
  auth: member,
  handle: ({ actor, params }) => resendDelivery(actor, params.id, params.deliveryId),
});
