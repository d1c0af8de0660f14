import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { endContactSession } from "@/lib/sessions/end-contact-session";

export const DELETE = route(endpoints.endContactSession, {
  auth: caller,
  handle: ({ actor, params }) => endContactSession(actor, params.id),
});
