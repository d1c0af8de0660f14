import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { recordContactEvent } from "@/lib/contacts/record-contact-event";
import { withClientId } from "@/lib/http/idempotency-key";
import { reply, route } from "@/lib/http/route";

export const POST = route(endpoints.recordContactEventByExternalId, {
  auth: caller,
  handle: async ({ actor, request, params, body }) => {
    const contact = { externalUserId: params.externalId };
    const { event, created } = await recordContactEvent(
      actor,
      contact,
      withClientId(request, actor, body),
    );
    return reply(event, { status: created ? 201 : 200 });
  },
});
