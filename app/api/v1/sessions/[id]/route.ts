import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { endContactSession } from "@/lib/sessions/end-contact-session";

export const DELETE = route(endpoints.endContactSession, {
  auth: member,
  handle: ({ actor, params }) => endContactSession(actor, params.id),
});
