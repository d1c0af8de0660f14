import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { sendTestEvent } from "@/lib/webhooks/send-test-event";

export const POST = route(endpoints.sendTestEvent, {
  auth: member,
  limit: (actor) => [{ name: "workspace:webhook-test", who: actor.workspace.id }],
  handle: ({ actor, params }) => sendTestEvent(actor, params.id),
});
