import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { storeMemberUpload } from "@/lib/files/store-upload";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.uploadFile, {
  auth: member,
  handle: ({ actor, request }) => storeMemberUpload(actor, request),
});
