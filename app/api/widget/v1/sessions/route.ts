import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { foreignOrigin, requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";
import { createSession } from "@/lib/sessions/create-session";
import { limits } from "@/lib/sessions/limits";
import { bearerToken } from "@/lib/sessions/require-session";

export const POST = route(endpoints.createSession, {
  auth: anyone,
  limit: (_, request) => limits.session(requestAddress(request)),
  handle: ({ request, body }) =>
    createSession(body, {
      address: requestAddress(request),
      origin: foreignOrigin(request),
      userAgent: request.headers.get("user-agent"),
      token: bearerToken(request),
    }),
});
