import * as endpoints from "@linkdesk/contract/endpoints/saved-replies.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { recordUse } from "@/lib/replies/record-use";

export const POST = route(endpoints.recordReplyUse, {
  auth: caller,
  handle: ({ actor, params }) => recordUse(actor, params.id),
});
