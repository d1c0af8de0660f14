import * as endpoints from "@linkdesk/contract/endpoints/imports.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { runImport } from "@/lib/imports/run-import";

export const POST = route(endpoints.runImport, {
  auth: caller,
  handle: ({ actor, params, body }) => runImport(actor, params.id, body),
});
