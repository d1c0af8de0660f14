import * as endpoints from "@linkdesk/contract/endpoints/desk.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { countViews } from "@/lib/views/count-views";

export const GET = route(endpoints.countSavedViews, {
  auth: member,
  handle: ({ actor }) => countViews(actor),
});
