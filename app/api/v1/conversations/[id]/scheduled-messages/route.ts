import * as endpoints from "@linkdesk/contract/endpoints/scheduled-messages.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { listScheduled } from "@/lib/conversations/list-scheduled";
import { scheduleMessage } from "@/lib/conversations/schedule-message";
import { withClientId } from "@/lib/http/idempotency-key";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.listScheduledMessages, {
  auth: caller,
  handle: ({ actor, params }) => listScheduled(actor, params.id),
});

export const POST = route(endpoints.scheduleMessage, {
  auth: caller,
  handle: async ({ actor, request, params, body }) => {
    const input = withClientId(request, actor, body);
    const { scheduled, created } = await scheduleMessage(actor, params.id, input);
    return reply(scheduled, { status: created ? 201 : 200 });
  },
});
