import * as endpoints from "@linkdesk/contract/endpoints/api-keys.ts";
import { member } from "@/lib/accounts/require-member";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { listApiKeys } from "@/lib/api-keys/list-api-keys";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.listApiKeys, {
  auth: member,
  handle: ({ actor }) => listApiKeys(actor),
});

export const POST = route(endpoints.createApiKey, {
  auth: member,
  handle: async ({ actor, body }) => reply(await createApiKey(actor, body), { status: 201 }),
});
