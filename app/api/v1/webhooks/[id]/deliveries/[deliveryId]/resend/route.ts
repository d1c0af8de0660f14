import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { resendDelivery } from "@/lib/webhooks/resend-delivery";

export const POST = route(endpoints.resendDelivery, {
  auth: caller,
  handle: ({ actor, params }) => resendDelivery(actor, params.id, params.deliveryId),
});
