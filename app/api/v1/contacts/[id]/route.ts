import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { member } from "@/lib/accounts/require-member";
import { blockContact } from "@/lib/actions/block-contact";
import { reply, route } from "@/lib/http/route";
import { deleteContact } from "@/lib/privacy/delete-contact";

export const PATCH = route(endpoints.blockContact, {
  auth: member,
  handle: async ({ actor, params, body }) => {
    await blockContact(actor, params.id, body.blocked);
  },
});

export const DELETE = route(endpoints.deleteContact, {
  auth: member,
  handle: async ({ actor, params }) => {
    const deletion = await deleteContact(actor, params.id);
    return reply(deletion, { status: deletion.isComplete ? 200 : 202 });
  },
});
