import * as endpoints from "@linkdesk/contract/endpoints/attribute-definitions.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { createDefinition } from "@/lib/attributes/create-definition";
import { listDefinitions } from "@/lib/attributes/list-definitions";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.listAttributeDefinitions, {
  auth: caller,
  handle: ({ actor }) => listDefinitions(actor),
});

export const POST = route(endpoints.createAttributeDefinition, {
  auth: caller,
  handle: async ({ actor, body }) => reply(await createDefinition(actor, body), { status: 201 }),
});
