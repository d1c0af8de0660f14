import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { sendTestEvent } from "@/lib/webhooks/send-test-event";

export const POST = route(endpoints.sendTestEvent, {
  auth: caller,
  limit: (actor) => [{ name: "workspace:webhook-test", who: actor.workspace.id }],
  handle: ({ actor, params }) => sendTestEvent(actor, params.id),
});
