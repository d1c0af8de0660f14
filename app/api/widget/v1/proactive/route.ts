import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";
import { countShown } from "@/lib/inboxes/proactive-counts";
import { limits } from "@/lib/sessions/limits";

export const POST = route(endpoints.countProactive, {
  auth: anyone,
  limit: (_, request) => limits.beacon(requestAddress(request)),
  handle: ({ request, body }) => countShown(body.inboxId, body.id, requestAddress(request)),
});
