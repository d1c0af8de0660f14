import { getFrame } from "@linkdesk/contract/endpoints/frame.ts";
import { requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";
import { frameDocument } from "@/lib/inboxes/frame-document";

/** The document inside the widget's iframe. */
export const GET = route(getFrame, {
  auth: anyone,
  handle: async ({ request, params }) => {
    const { html, csp } = await frameDocument(params.inboxId, requestAddress(request));
    return new Response(html, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": csp,
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
      },
    });
  },
});
