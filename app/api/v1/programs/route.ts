import * as endpoints from "@linkdesk/contract/endpoints/api-keys.ts";
import { member } from "@/lib/accounts/require-member";
import { listPrograms } from "@/lib/api-keys/list-api-keys";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listPrograms, {
  auth: member,
  handle: ({ actor }) => listPrograms(actor),
});
