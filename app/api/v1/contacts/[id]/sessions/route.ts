import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { listContactSessions } from "@/lib/sessions/list-contact-sessions";

export const GET = route(endpoints.listContactSessions, {
  auth: member,
  handle: ({ actor, params }) => listContactSessions(actor, params.id),
});
