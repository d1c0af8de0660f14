import { rowId } from "@linkdesk/contract/text.ts";
import { z } from "zod";
import { requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";
import { frameDocument } from "@/lib/inboxes/frame-document";

/** The document inside the widget's iframe. */
export const GET = route({
  auth: anyone,
  params: z.object({ inboxId: rowId }),
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
