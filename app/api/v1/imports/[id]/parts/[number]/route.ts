import * as endpoints from "@linkdesk/contract/endpoints/imports.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { putImportPart } from "@/lib/imports/put-import-part";

export const PUT = route(endpoints.putImportPart, {
  auth: caller,
  handle: ({ actor, params, query, request }) =>
    putImportPart(actor, { ...params, ...query }, request),
});
