import * as endpoints from "@linkdesk/contract/endpoints/mail-accounts.ts";
import { receivePost } from "@/lib/email/incoming/receive-post";
import { requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";

/** Vercel gives a function this long. */
export const maxDuration = 60;

export const POST = route(endpoints.postInstallationMail, {
  auth: anyone,
  limit: (_, request) => [{ name: "address:mail", who: requestAddress(request) }],
  handle: ({ request, params }) => receivePost(request, params.provider, null),
});
