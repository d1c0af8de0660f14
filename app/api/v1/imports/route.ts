import * as endpoints from "@linkdesk/contract/endpoints/imports.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { createImport } from "@/lib/imports/create-import";
import { listImports } from "@/lib/imports/list-imports";

export const GET = route(endpoints.listImports, {
  auth: caller,
  handle: ({ actor, query }) => listImports(actor, query),
});

export const POST = route(endpoints.createImport, {
  auth: caller,
  handle: ({ actor, body }) => createImport(actor, body),
});
