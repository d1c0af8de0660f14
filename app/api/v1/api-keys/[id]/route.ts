import * as endpoints from "@linkdesk/contract/endpoints/api-keys.ts";
import { member } from "@/lib/accounts/require-member";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { route } from "@/lib/http/route";

export const DELETE = route(endpoints.revokeApiKey, {
  auth: member,
  handle: ({ actor, params }) => revokeApiKey(actor, params.id),
});
