import { member } from "@/lib/accounts/require-member";
import { deleteContact } from "@/lib/contacts/delete-contact";
import { idParams } from "@/lib/contract/conversations";
import { json, route } from "@/lib/http/route";

/** Deletes a contact and everything of theirs; 202 when much of it is still to go. */
export const DELETE = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => {
    const deletion = await deleteContact(actor, params.id);
    return json(deletion, deletion.isComplete ? 200 : 202);
  },
});
