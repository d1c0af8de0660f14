import { proactiveShownBody } from "@linkdesk/contract/widget.ts";
import { requestAddress } from "@/lib/http/request-origin";
import { anyone, noContent, route } from "@/lib/http/route";
import { countShown } from "@/lib/inboxes/proactive-counts";
import { limits } from "@/lib/sessions/limits";

/**
 * Counts that a proactive message was shown. The loader's beacon comes from the host page, where
 * only the type text/plain travels without a preflight request; it changes nothing but a number.
 */
export const POST = route({
  auth: anyone,
  body: proactiveShownBody,
  bodyType: "text/plain",
  limit: (_, request) => limits.beacon(requestAddress(request)),
  handle: async ({ request, body }) => {
    await countShown(body.inboxId, body.id, requestAddress(request));
    return noContent();
  },
});
