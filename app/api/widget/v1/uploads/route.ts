import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { storeVisitorUpload } from "@/lib/files/store-upload";
import { route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const POST = route(endpoints.uploadFile, {
  auth: visitor,
  limit: limits.upload,
  handle: ({ actor, request }) => storeVisitorUpload(actor, request),
});
