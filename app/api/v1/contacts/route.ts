import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { listContacts } from "@/lib/contacts/list-contacts";
import { createContact } from "@/lib/contacts/write-contact";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.listContacts, {
  auth: caller,
  handle: ({ actor, query }) => listContacts(actor, query),
});

export const POST = route(endpoints.createContact, {
  auth: caller,
  handle: async ({ actor, body }) => reply(await createContact(actor, body), { status: 201 }),
});
