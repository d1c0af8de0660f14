import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { undoEmailChange } from "@/lib/accounts/change-email";
import { addressLimit } from "@/lib/accounts/require-member";
import { requestOrigin } from "@/lib/http/request-origin";
import { route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

export const POST = route(endpoints.undoEmailChange, {
  auth: sameOrigin,
  limit: addressLimit,
  handle: ({ request, body }) => undoEmailChange(body.token, requestOrigin(request)),
});
