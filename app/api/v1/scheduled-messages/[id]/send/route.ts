import * as endpoints from "@linkdesk/contract/endpoints/scheduled-messages.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { sendScheduled } from "@/lib/conversations/send-scheduled";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.sendScheduledMessage, {
  auth: caller,
  handle: async ({ actor, params }) => ({ message: await sendScheduled(actor, params.id) }),
});
