import { linkTokenBody } from "@linkdesk/contract/accounts.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";
import { previewInvitation } from "@/lib/workspaces/accept-invitation";

/** What a link invites to. A POST, so that the token is in no address and no log. */
export const POST = route({
  auth: sameOrigin,
  limit: addressLimit,
  body: linkTokenBody,
  handle: async ({ body }) => json(await previewInvitation(body.token)),
});
