import { idParams } from "@linkdesk/contract/conversations.ts";
import { deliveriesQuery } from "@linkdesk/contract/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";

/** What was sent to a webhook and waits to be, newest first, in keyset pages. */
export const GET = route({
  auth: member,
  params: idParams,
  query: deliveriesQuery,
  handle: async ({ actor, params, query }) => json(await listDeliveries(actor, params.id, query)),
});
