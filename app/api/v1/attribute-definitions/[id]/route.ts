import * as endpoints from "@linkdesk/contract/endpoints/attribute-definitions.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { deleteDefinition } from "@/lib/attributes/delete-definition";
import { updateDefinition } from "@/lib/attributes/update-definition";
import { route } from "@/lib/http/route";

export const PATCH = route(endpoints.updateAttributeDefinition, {
  auth: caller,
  handle: ({ actor, params, body }) => updateDefinition(actor, params.id, body),
});

export const DELETE = route(endpoints.deleteAttributeDefinition, {
  auth: caller,
  handle: ({ actor, params }) => deleteDefinition(actor, params.id),
});
