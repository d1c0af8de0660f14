import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { setTyping } from "@/lib/conversations/set-typing";
import { route } from "@/lib/http/route";

export const PUT = route(endpoints.setTyping, {
  auth: caller,
  handle: ({ actor, params, body }) => setTyping(actor, params.id, body),
});
