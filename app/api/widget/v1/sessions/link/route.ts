import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { openChatLink } from "@/lib/email/outgoing/chat-link";
import { foreignOrigin, requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";

export const POST = route(endpoints.openChatLink, {
  auth: anyone,
  limit: (_, request) => limits.session(requestAddress(request)),
  handle: ({ request, body }) =>
    openChatLink(body, {
      address: requestAddress(request),
      origin: foreignOrigin(request),
      userAgent: request.headers.get("user-agent"),
      token: null,
    }),
});
