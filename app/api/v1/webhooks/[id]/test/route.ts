import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { sendTestEvent } from "@/lib/webhooks/send-test-event";

/** Sends a test event and waits for what the receiver says. */
export const POST = route({
  auth: member,
  params: idParams,
  limit: (actor) => [{ name: "workspace:webhook-test", who: actor.workspace.id }],
  handle: async ({ actor, params }) => json(await sendTestEvent(actor, params.id)),
});
