import * as endpoints from "@linkdesk/contract/endpoints/search.ts";
import { isKey } from "@/lib/access/actor";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { search } from "@/lib/search/search";

export const GET = route(endpoints.search, {
  auth: caller,
  limit: (actor) => [{ name: "member:search", who: isKey(actor) ? actor.keyId : actor.memberId }],
  handle: ({ actor, query }) => search(actor, query),
});
