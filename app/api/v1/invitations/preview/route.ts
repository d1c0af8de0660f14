import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";
import { previewInvitation } from "@/lib/workspaces/accept-invitation";

export const POST = route(endpoints.previewInvitation, {
  auth: sameOrigin,
  limit: addressLimit,
  handle: ({ body }) => previewInvitation(body.token),
});
