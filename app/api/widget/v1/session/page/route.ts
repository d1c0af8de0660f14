import { reportPageBody } from "@linkdesk/contract/widget.ts";
import { noContent, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { recordPageView } from "@/lib/sessions/record-page-view";
import { visitor } from "@/lib/sessions/require-session";

/** Records that the visitor has opened a page or is still on it. */
export const PUT = route({
  auth: visitor,
  body: reportPageBody,
  limit: limits.page,
  handle: async ({ actor, body }) => {
    await recordPageView(actor, body);
    return noContent();
  },
});
