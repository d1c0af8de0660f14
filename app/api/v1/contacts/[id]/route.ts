import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { blockContact } from "@/lib/actions/block-contact";
import { caller } from "@/lib/api-keys/require-caller";
import { getContact } from "@/lib/contacts/list-contacts";
import { updateContact } from "@/lib/contacts/write-contact";
import { reply, route } from "@/lib/http/route";
import { deleteContact } from "@/lib/privacy/delete-contact";

export const GET = route(endpoints.getContact, {
  auth: caller,
  handle: ({ actor, params }) => getContact(actor, params.id),
});

export const PATCH = route(endpoints.updateContact, {
  auth: caller,
  handle: async ({ actor, params, body }) => {
    const { blocked, ...details } = body;
    if (blocked !== undefined) await blockContact(actor, params.id, blocked);
    return updateContact(actor, params.id, details);
  },
});

export const DELETE = route(endpoints.deleteContact, {
  auth: caller,
  handle: async ({ actor, params }) => {
    const deletion = await deleteContact(actor, params.id);
    return reply(deletion, { status: deletion.isComplete ? 200 : 202 });
  },
});
