import * as endpoints from "@linkdesk/contract/endpoints/emails.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { replyToCapturedMail } from "@/lib/email/incoming/reply-to-captured-mail";
import { route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

export const POST = route(endpoints.replyToMail, {
  auth: sameOrigin,
  limit: addressLimit,
  handle: ({ request, body }) => replyToCapturedMail(request.headers, body),
});
