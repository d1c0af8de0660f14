import * as endpoints from "@linkdesk/contract/endpoints/emails.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { setRecipients } from "@/lib/email/outgoing/set-recipients";
import { route } from "@/lib/http/route";

export const PUT = route(endpoints.setRecipients, {
  auth: caller,
  handle: ({ actor, params, body }) => setRecipients(actor, params.id, body),
});
