import * as endpoints from "@linkdesk/contract/endpoints/emails.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { getEmail } from "@/lib/email/list-emails";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getEmail, {
  auth: caller,
  handle: ({ actor, params }) => getEmail(actor, params.id),
});
