import { createSessionBody } from "@/lib/contract/widget";
import { anyone, json, route } from "@/lib/http/route";
import { createSession } from "@/lib/sessions/create-session";

/** Starts an anonymous session, when a visitor does something worth keeping. */
export const POST = route({
  auth: anyone,
  body: createSessionBody,
  handle: async ({ request, body }) =>
    json(await createSession(body, request.headers.get("user-agent")), 201),
});
