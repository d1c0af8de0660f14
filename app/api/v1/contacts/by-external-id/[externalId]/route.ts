import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { putContact } from "@/lib/contacts/write-contact";
import { reply, route } from "@/lib/http/route";

export const PUT = route(endpoints.putContact, {
  auth: caller,
  handle: async ({ actor, params, body }) => {
    const { contact, created } = await putContact(actor, params.externalId, body);
    return reply(contact, { status: created ? 201 : 200 });
  },
});
