import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { listContactEvents } from "@/lib/contacts/list-contact-events";
import { recordContactEvent } from "@/lib/contacts/record-contact-event";
import { withClientId } from "@/lib/http/idempotency-key";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.listContactEvents, {
  auth: caller,
  handle: ({ actor, params, query }) => listContactEvents(actor, params.id, query),
});

export const POST = route(endpoints.recordContactEvent, {
  auth: caller,
  handle: async ({ actor, request, params, body }) => {
    const input = withClientId(request, actor, body);
    const { event, created } = await recordContactEvent(actor, { id: params.id }, input);
    return reply(event, { status: created ? 201 : 200 });
  },
});
