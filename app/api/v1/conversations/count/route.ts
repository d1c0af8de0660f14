import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { countMatching } from "@/lib/conversations/count-matching";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.countMatching, {
  auth: caller,
  handle: ({ actor, query }) => countMatching(actor, query),
});
