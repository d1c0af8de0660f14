import { storeVisitorUpload } from "@/lib/files/store-upload";
import { json, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** Takes a file: its bytes as the body, its name percent-encoded in `X-File-Name`. */
export const POST = route({
  auth: visitor,
  limit: limits.upload,
  handle: async ({ actor, request }) => json(await storeVisitorUpload(actor, request), 201),
});
