import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { listContactSessions } from "@/lib/sessions/list-contact-sessions";

export const GET = route(endpoints.listContactSessions, {
  auth: caller,
  handle: ({ actor, params }) => listContactSessions(actor, params.id),
});
