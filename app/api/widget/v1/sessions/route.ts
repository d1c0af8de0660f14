import { createSessionBody } from "@linkdesk/contract/widget.ts";
import { foreignOrigin, requestAddress } from "@/lib/http/request-origin";
import { anyone, json, route } from "@/lib/http/route";
import { createSession } from "@/lib/sessions/create-session";
import { limits } from "@/lib/sessions/limits";
import { bearerToken } from "@/lib/sessions/require-session";

/**
 * Starts a session: when the visitor's first data has to be stored, or when the website identifies
 * the visitor.
 * A Bearer token is the session that the browser has already.
 */
export const POST = route({
  auth: anyone,
  body: createSessionBody,
  limit: (_, request) => limits.session(requestAddress(request)),
  handle: async ({ request, body }) => {
    const browser = {
      address: requestAddress(request),
      origin: foreignOrigin(request),
      userAgent: request.headers.get("user-agent"),
      token: bearerToken(request),
    };
    return json(await createSession(body, browser), 201);
  },
});
