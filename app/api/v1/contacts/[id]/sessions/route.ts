import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { listContactSessions } from "@/lib/sessions/list-contact-sessions";

/** The contact's browsers. */
export const GET = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => json(await listContactSessions(actor, params.id)),
});
