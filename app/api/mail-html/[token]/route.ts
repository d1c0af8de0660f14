import * as endpoints from "@linkdesk/contract/endpoints/emails.ts";
import { showHtml } from "@/lib/email/show-html";
import { requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";

export const GET = route(endpoints.showEmailHtml, {
  auth: anyone,
  limit: (_, request) => [{ name: "address:picture", who: requestAddress(request) }],
  handle: async ({ params, query }) => {
    const { page, policy } = await showHtml(params.token, query.pictures === "1");
    return new Response(page, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "private, no-store",
      },
    });
  },
});
