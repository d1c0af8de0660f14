import * as endpoints from "@linkdesk/contract/endpoints/imports.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { deleteImport } from "@/lib/imports/delete-import";
import { getImport } from "@/lib/imports/list-imports";

export const GET = route(endpoints.getImport, {
  auth: caller,
  handle: ({ actor, params }) => getImport(actor, params.id),
});

export const DELETE = route(endpoints.deleteImport, {
  auth: caller,
  handle: ({ actor, params }) => deleteImport(actor, params.id),
});
