import * as endpoints from "@linkdesk/contract/endpoints/imports.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { listImportProblems } from "@/lib/imports/list-import-problems";

export const GET = route(endpoints.listImportProblems, {
  auth: caller,
  handle: ({ actor, params, query }) => listImportProblems(actor, params.id, query),
});
