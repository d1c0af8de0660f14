import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { listParticipants } from "@/lib/conversations/list-participants";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listParticipants, {
  auth: caller,
  handle: ({ actor, params }) => listParticipants(actor, params.id),
});
