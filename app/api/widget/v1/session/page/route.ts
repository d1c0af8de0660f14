import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { recordPageView } from "@/lib/sessions/record-page-view";
import { visitor } from "@/lib/sessions/require-session";

export const PUT = route(endpoints.reportPage, {
  auth: visitor,
  limit: limits.page,
  handle: ({ actor, body }) => recordPageView(actor, body),
});
