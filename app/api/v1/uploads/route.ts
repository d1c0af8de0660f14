import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { storeTeamUpload } from "@/lib/files/store-upload";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.uploadFile, {
  auth: caller,
  handle: ({ actor, request }) => storeTeamUpload(actor, request),
});
