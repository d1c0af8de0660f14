import { patchContactBody } from "@linkdesk/contract/contacts.ts";
import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { blockContact } from "@/lib/actions/block-contact";
import { json, noContent, route } from "@/lib/http/route";
import { deleteContact } from "@/lib/privacy/delete-contact";

/** Blocks a contact, or lets them in again. */
export const PATCH = route({
  auth: member,
  params: idParams,
  body: patchContactBody,
  handle: async ({ actor, params, body }) => {
    await blockContact(actor, params.id, body.blocked);
    return noContent();
  },
});

/** Deletes a contact and everything of theirs; 202 when much of it is still to go. */
export const DELETE = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => {
    const deletion = await deleteContact(actor, params.id);
    return json(deletion, deletion.isComplete ? 200 : 202);
  },
});
